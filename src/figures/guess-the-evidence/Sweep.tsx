import { Player, useStore } from '../../ui';
import { highestGuess } from './domains';
import { GUESS, type GuessDerived, type GuessState } from './state';

/** Each step raises the guess by this factor: a sweep from a tenth to ten times p(x) takes eight seconds. */
const STEP = 1.04;

/** Lets the guess run upwards from where it is, or from a tenth of p(x). */
export function Sweep() {
  const store = useStore<GuessState, GuessDerived>();
  return (
    <Player
      param="guess"
      label="sweep of the guess"
      onStart={() => store.update((state) => ({ ...state, guess: GUESS.least }))}
      onStep={(gesture) => {
        const { state, derived } = store.get();
        const most = highestGuess(derived);
        if (state.guess >= most) return false;
        const guess = Math.min(most, Number((state.guess * STEP).toPrecision(4)));
        store.update((before) => ({ ...before, guess }), gesture);
        return true;
      }}
    />
  );
}
