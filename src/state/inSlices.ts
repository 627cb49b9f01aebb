import { isAnyGesture } from './gestures';

/** So long the page is not free. */
const SLICE_MS = 8;
/** While somebody drags a handle it is looked so often whether it is over. */
const GESTURE_MS = 100;

/**
 * Works off what would block the page in short slices, and hands on what comes out. None of them runs during a drag,
 * unless it is `urgent`: what the drag is looking at. The function returned gives it up.
 */
export function inSlices<T>(
  steps: Generator<void, T>,
  done: (value: T) => void,
  urgent: () => boolean = () => false,
): () => void {
  const work = () => {
    if (isAnyGesture() && !urgent()) {
      timer = setTimeout(work, GESTURE_MS);
      return;
    }
    const until = performance.now() + SLICE_MS;
    do {
      const step = steps.next();
      if (step.done === true) {
        done(step.value);
        return;
      }
    } while (performance.now() < until);
    timer = setTimeout(work, 0);
  };
  let timer = setTimeout(work, 0);
  return () => clearTimeout(timer);
}
