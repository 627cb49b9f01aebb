import { isAnyGesture } from '../state';
import { scriptTag } from './scriptTag';

/** After the page has loaded, so that nothing a reader waits for shares the line with it. */
const IDLE_AFTER_MS = 2000;

/** A screen and a half away: there by the time a reader has scrolled to it. */
const NEAR = '150% 0px';

/**
 * Loads the scripts of a page's second and further figures, whose islands name them in `data-src`, spaces between (the
 * first figure's are tags of the page, and so is what the others share with it): at once when the URL holds a state for
 * the figure, otherwise when it comes near to the viewport or, if that is earlier, when the page has been idle for a
 * while. Till then the prerendered figure stands there.
 */
export function loadLazyFigures(): void {
  const islands = [...document.querySelectorAll<HTMLElement>('[data-island][data-src]')];
  // What is added needs scripts that are tags of the page: those run in an order of their own, before this event.
  let mayAdd = document.readyState === 'complete';
  const early: string[] = [];
  const load = ({ dataset }: HTMLElement): void => {
    const scripts = dataset.src?.split(' ') ?? [];
    if (mayAdd) scripts.forEach(scriptTag);
    else early.push(...scripts);
  };
  const addEarly = (): void => {
    mayAdd = true;
    early.forEach(scriptTag);
  };
  if (!mayAdd) addEventListener('DOMContentLoaded', addEarly, { once: true });
  const names = [...new URLSearchParams(location.search).keys()];
  const near = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        load(target as HTMLElement);
      }
    },
    { rootMargin: NEAR },
  );
  for (const island of islands) {
    if (names.some((name) => name.startsWith(`${island.dataset.island}.`))) {
      load(island);
      // No longer lazy: what is hidden until the URL's state is shown waits for this figure too.
      delete island.dataset.src;
    } else near.observe(island);
  }
  const loadAll = (): void => {
    // To bring a figure to life takes tens of milliseconds: not while another is dragged.
    if (isAnyGesture()) setTimeout(loadAll, IDLE_AFTER_MS);
    else islands.forEach(load);
  };
  const whenIdle = (): void => {
    if ('requestIdleCallback' in window) requestIdleCallback(loadAll, { timeout: IDLE_AFTER_MS });
    else loadAll();
  };
  const loaded = (): void => void setTimeout(whenIdle, IDLE_AFTER_MS);
  if (document.readyState === 'complete') loaded();
  else addEventListener('load', loaded, { once: true });
}
