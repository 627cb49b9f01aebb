import { isAnyGesture, presetState, type FigureModel } from '../state';

/** The engine compiles what has run often: after so many rounds a derivation takes a fraction of its first. */
const ROUNDS = 4;
/** Where the browser does not tell when it is idle, so much is left between two derivations. */
const PAUSE_MS = 100;
/** Somebody drags already: this waits. */
const GESTURE_MS = 500;

/**
 * Derives what a figure shows, for its first state and its presets, whenever the page is idle, and throws it away.
 *
 * Why: the first comparisons of two densities after load are interpreted and take ten times and more of what they take
 * once compiled (measured: 15 ms for the first, 0.3 ms in the end), which a reader who drags at once would feel. One
 * derivation at a time, so that a touch never waits for more than one.
 */
export function warmFigure<S, D>(model: FigureModel<S, D>): void {
  const presets = model.presets.flatMap(({ id }) => presetState(model, id) ?? []);
  const states = [model.initial, ...presets.map(({ state }) => state)];
  let done = 0;
  const step = (): void => {
    if (isAnyGesture()) {
      setTimeout(next, GESTURE_MS);
      return;
    }
    model.derive(states[done % states.length]);
    done += 1;
    if (done < ROUNDS * states.length) next();
  };
  const next = (): void => {
    if ('requestIdleCallback' in window) requestIdleCallback(step);
    else setTimeout(step, PAUSE_MS);
  };
  next();
}
