import { useCallback, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { PlotHeights, PlotRoom } from '../plot';
import { fitParts, type Fit, type Part } from './fit';

interface Places {
  /** The whole figure. */
  readonly root: RefObject<HTMLElement | null>;
  /** Whose children are the parts. */
  readonly stage: RefObject<HTMLElement | null>;
}

interface Fitted {
  readonly room: PlotRoom;
  readonly pages: number;
  readonly page: number;
  turnTo(page: number): void;
}

const NATURAL: Fit = [{ columns: 1, parts: [], share: 1 }];

/**
 * Fits the figure into its frame: plots get lower or taller, numbers go beside them, what has no room goes on a further
 * page. Only sizes of the frame and of the parts make it look again, never a drag. `isOn` false: natural height.
 */
export function useFit({ root, stage }: Places, isOn: boolean, look: unknown): Fitted {
  const [measured, setFit] = useState(NATURAL);
  const fit = isOn ? measured : NATURAL;
  const [wanted, turnTo] = useState(0);
  const plots = useRef(new Map<Element, PlotHeights>());
  const page = Math.min(wanted, fit.length - 1);
  const { share } = fit[page];

  const join = useCallback<PlotRoom['join']>((plot, heights) => {
    plots.current.set(plot, heights);
    return () => plots.current.delete(plot);
  }, []);
  const room = useMemo(() => ({ share, join }), [share, join]);

  const latest = useRef({ fit, page });
  // What the page shows is written on the parts themselves: they are the figure's own, and know nothing of pages.
  useLayoutEffect(() => {
    latest.current = { fit, page };
    if (stage.current) arrange(stage.current, fit, page);
    // Measured while the address's options had not come yet, the parts lie as for a box that is not to be fitted after all.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- see above
  }, [stage, fit, page, isOn]);

  useLayoutEffect(() => {
    const [figure, place] = [root.current, stage.current];
    if (!isOn || figure === null || place === null) return undefined;
    if (typeof ResizeObserver === 'undefined') return undefined;
    let seen = '';
    const size = () => {
      const { clientWidth, clientHeight } = document.documentElement;
      // A hidden slide: nothing is known until it is seen.
      return clientWidth === 0 || clientHeight === 0
        ? undefined
        : `${clientWidth} ${clientHeight} ${place.childElementCount}`;
    };
    const isTooTall = () =>
      figure.getBoundingClientRect().height > document.documentElement.clientHeight + 0.5;
    const again = () => {
      const now = size();
      if (now === undefined) return;
      if (now === seen) {
        // A part may have grown: what is below it in the second column moves.
        const { fit: present, page: onPage } = latest.current;
        arrange(place, present, onPage);
        if (!isTooTall()) return;
      }
      seen = now;
      flushSync(() => setFit(measureAndFit(figure, place, plots.current)));
    };
    if (size() !== undefined) {
      // Before the first paint, so that the figure is not seen in another form first.
      // oxlint-disable-next-line react/set-state-in-effect -- the layout must be there to be measured
      setFit(measureAndFit(figure, place, plots.current));
      seen = size() ?? '';
    }
    const observer = new ResizeObserver(again);
    observer.observe(document.documentElement);
    observer.observe(figure);
    for (const part of place.children) observer.observe(part);
    return () => observer.disconnect();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- other options, other parts
  }, [root, stage, isOn, look]);

  return { room, pages: fit.length, page, turnTo };
}

function measureAndFit(
  figure: HTMLElement,
  stage: HTMLElement,
  plots: ReadonlyMap<Element, PlotHeights>,
): Fit {
  const parts = [...stage.children] as HTMLElement[];
  const { rowGap, fontSize } = getComputedStyle(stage);
  const measure = (columns: 1 | 2): Part[] => {
    stage.dataset.columns = String(columns);
    stage.style.minHeight = '';
    for (const part of parts) {
      delete part.dataset.off;
      delete part.dataset.tall;
      // Numbers, controls and words.
      part.toggleAttribute('data-aside', part.querySelector('svg') === null);
    }
    return parts.map((part) => {
      const inside = [...plots].filter(([plot]) => part.contains(plot));
      const drawn = inside.reduce((sum, [plot]) => sum + plot.getBoundingClientRect().height, 0);
      return {
        fixed: part.getBoundingClientRect().height - drawn,
        plots: inside.map(([, heights]) => heights),
        isAside: part.hasAttribute('data-aside'),
      };
    });
  };
  measure(1);
  const { width, height } = stage.getBoundingClientRect();
  const around = figure.getBoundingClientRect().height - height;
  const box = {
    width,
    height: document.documentElement.clientHeight - around,
    fontSize: Number.parseFloat(fontSize),
    gap: Number.parseFloat(rowGap) || 0,
  };
  stage.style.setProperty('--room', `${box.height}px`);
  return fitParts(box, measure);
}

/** Shows the parts of the page, those of the second column at their places. */
function arrange(stage: HTMLElement, fit: Fit, page: number): void {
  const parts = [...stage.children] as HTMLElement[];
  stage.style.minHeight = '';
  if (fit === NATURAL) {
    delete stage.dataset.columns;
    for (const part of parts) {
      delete part.dataset.off;
      delete part.dataset.tall;
      part.removeAttribute('tabindex');
      part.style.top = '';
    }
    return;
  }
  const { columns, parts: onPage } = fit[page];
  stage.dataset.columns = String(columns);
  const shown = new Set(onPage);
  const room = Number.parseFloat(stage.style.getPropertyValue('--room'));
  for (const [i, part] of parts.entries()) {
    part.toggleAttribute('data-off', !shown.has(i));
    part.toggleAttribute('data-tall', false);
    const isTall = part.getBoundingClientRect().height > room + 0.5;
    part.toggleAttribute('data-tall', isTall);
    // What scrolls must be within reach of the keyboard.
    if (isTall) part.tabIndex = 0;
    else part.removeAttribute('tabindex');
  }
  const gap = Number.parseFloat(getComputedStyle(stage).rowGap) || 0;
  let top = 0;
  for (const part of parts) {
    const isPlaced = columns === 2 && part.hasAttribute('data-aside');
    part.style.top = isPlaced ? `${top}px` : '';
    if (isPlaced && !part.hasAttribute('data-off')) top += part.offsetHeight + gap;
  }
  stage.style.minHeight = top === 0 ? '' : `${top - gap}px`;
}
