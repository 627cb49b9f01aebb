import { useRef, useState } from 'react';
import { Button } from './Button';
import { useInformationUnit } from './information';
import { useStore } from './liveStore';
import { useQuantityRegistry } from './quantityRegistry';
import { loadShare } from './share';

/** Opens the dialog with links, embeds and downloads of the figure around; fetches it first. */
export function ShareButton() {
  const store = useStore();
  const quantities = useQuantityRegistry();
  const information = useInformationUnit();
  const place = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<'loading' | 'failed'>();

  const open = async () => {
    setSaid('loading');
    const root = place.current?.closest<HTMLElement>('[data-figure]');
    try {
      const sharing = await loadShare(store.model.id);
      sharing.open(root ? { shown: { root, store, quantities, information } } : {});
      setSaid(undefined);
    } catch {
      setSaid('failed');
    }
  };

  return (
    <div className="tool-group share" ref={place}>
      <Button quiet aria-haspopup="dialog" onClick={() => void open()}>
        Share…
      </Button>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output is for the numbers */}
      <span role="status">
        {said === 'loading' && <span className="visually-hidden">Loading</span>}
        {said === 'failed' &&
          'This could not be loaded. The address of the page names the state of the figure.'}
      </span>
    </div>
  );
}
