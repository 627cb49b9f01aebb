/** So many changes of height in so short a time are a quarrel with the page around: a quick one, or a slow one. */
const QUARRELS = [
  { changes: 30, withinMs: 2000 },
  { changes: 60, withinMs: 10_000 },
];
const REST_MS = 2000;
/** After each word of a quarrel that does not end the next one waits twice as long, at most so long. */
const LONGEST_WAIT_MS = 32_000;
const LONGEST = Math.max(...QUARRELS.map(({ changes }) => changes));

interface HeightWatch {
  /** Says the present height again, even if it has not changed. */
  again(this: void): void;
  stop(this: void): void;
}

/**
 * Tells the height and width of the element's own box, in whole pixels, whenever one has changed, at most once a frame;
 * nothing while it has none (a hidden slide). Never from the scroll height, which does not shrink. When the page around
 * answers each height by what makes another, it stops; when it has been quiet for two seconds it says once where things
 * have come to, and goes on after two more. Answered even then, it says the last height ever more seldom.
 */
export function watchHeight(
  element: Element,
  tell: (height: number, width: number) => void,
): HeightWatch {
  let told = { height: 0, width: 0 };
  let times: number[] = [];
  let last = -Infinity;
  let state: 'telling' | 'stopped' | 'over' = 'telling';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = REST_MS;

  const measure = () => {
    const { height, width } = element.getBoundingClientRect();
    // A hundredth of a pixel is how the box was rounded, not a line more.
    return { height: Math.ceil(height - 0.01), width: Math.ceil(width - 0.01) };
  };
  const say = (size: typeof told) => {
    told = size;
    tell(size.height, size.width);
  };
  const atLast = () => {
    state = 'over';
    // An answer even to this one is a part of the quarrel.
    last = performance.now();
    const size = measure();
    if (size.height > 0 && size.width > 0 && size.height !== told.height) say(size);
  };
  const onChange = () => {
    const size = measure();
    if (size.height <= 0 || size.width <= 0) return;
    if (size.height === told.height && size.width === told.width) return;
    const now = performance.now();
    const rested = now - last >= REST_MS;
    last = now;
    if (state === 'stopped') {
      clearTimeout(timer);
      timer = setTimeout(atLast, REST_MS);
      return;
    }
    if (state === 'over' && !rested) {
      wait = Math.min(2 * wait, LONGEST_WAIT_MS);
      clearTimeout(timer);
      timer = setTimeout(atLast, wait);
      return;
    }
    if (state === 'over') {
      clearTimeout(timer);
      wait = REST_MS;
    }
    state = 'telling';
    times = [...times.slice(-LONGEST), now];
    if (
      QUARRELS.some(
        ({ changes, withinMs }) => now - (times.at(-1 - changes) ?? -Infinity) < withinMs,
      )
    ) {
      state = 'stopped';
      times = [];
      timer = setTimeout(atLast, REST_MS);
      return;
    }
    say(size);
  };

  const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(onChange);
  observer?.observe(element);
  onChange();
  return {
    again() {
      const size = measure();
      if (state === 'telling' && size.height > 0 && size.width > 0) say(size);
    },
    stop() {
      clearTimeout(timer);
      observer?.disconnect();
    },
  };
}
