import { createRoot } from 'react-dom/client';
import type { AnyFigure } from '../figures/FigureDefinition';
import type { AnyExports } from '../figures/FigureExports';
import type { ShareRequest } from '../ui';
import { drawPicture } from './drawPicture';
import { ShareDialog } from './ShareDialog';
import css from './share.css?inline';

const STYLE_ID = 'share-styles';

/**
 * Opens the dialog of a figure, in a root of its own beside the page: whatever happens in it, the figure goes on. Its
 * styles come with it, since no page needs them before. `base` is the site's top folder as an absolute address.
 */
export function shareOf(
  figure: AnyFigure,
  exports: AnyExports,
): (request: ShareRequest, base: string) => void {
  return (request, base) => {
    const { picture, shown } = request;
    if (picture && shown) {
      drawPicture(picture, shown).then(picture.resolve, picture.reject);
      return;
    }
    addStyles();
    const before = document.activeElement;
    const place = document.createElement('div');
    document.body.append(place);
    const root = createRoot(place);
    const close = () => {
      root.unmount();
      place.remove();
      giveFocusBack(before);
    };
    root.render(
      <ShareDialog
        figure={figure}
        exports={exports}
        request={request}
        base={base}
        onClose={close}
      />,
    );
  };
}

function addStyles(): void {
  if (document.getElementById(STYLE_ID) !== null) return;
  const style = document.createElement('style');
  style.id = STYLE_ID;
  style.textContent = css;
  document.head.append(style);
}

/** The browser does so by itself; but not to a button in a menu, which a dialog closes: then it goes to what opened it. */
function giveFocusBack(before: Element | null): void {
  if (!(before instanceof HTMLElement) || document.activeElement !== document.body) return;
  const menu = before.closest('[popover]');
  const opener = [...document.querySelectorAll<HTMLElement>('[popovertarget]')].find(
    (button) => button.getAttribute('popovertarget') === menu?.id,
  );
  (opener ?? before).focus({ preventScroll: true });
}
