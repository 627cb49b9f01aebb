import type { ComponentProps } from 'react';
import { createRoot } from 'react-dom/client';
import type { AnyFigure } from '../figures/FigureDefinition';
import type { AnyExports } from '../figures/FigureExports';
import type { Sharing } from '../ui';
import { drawPicture } from './drawPicture';
import { ShareDialog } from './ShareDialog';
import css from './share.css?inline';

const STYLE_ID = 'share-styles';
const PLACE_ID = 'share-place';

/**
 * What shares a figure. The dialog opens in a root of its own beside the page: whatever happens in it, the figure goes
 * on. Its styles come with it, since no page needs them before. `base` is the site's top folder as an absolute address.
 */
export function shareOf(figure: AnyFigure, exports: AnyExports): (base: string) => Sharing {
  return (base) => ({
    open: (request) => openDialog({ figure, exports, request, base }),
    draw: (shown, format) => drawPicture(figure, shown, format),
  });
}

function openDialog(asked: Omit<ComponentProps<typeof ShareDialog>, 'onClose'>): void {
  // A second click, while the first was fetching what opens here.
  if (document.getElementById(PLACE_ID) !== null) return;
  addStyles();
  const before = document.activeElement;
  const place = document.createElement('div');
  place.id = PLACE_ID;
  document.body.append(place);
  const root = createRoot(place);
  const close = () => {
    root.unmount();
    place.remove();
    giveFocusBack(before);
  };
  root.render(<ShareDialog {...asked} onClose={close} />);
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
