import { useEffect } from 'react';
import { inSlices, openRaceDesk, whenRested } from '../../state';
import { useStore } from '../../ui';
import { openQuestions } from './bestTrack';
import { learnStepwise } from './runs';
import type { RaceDerived } from './snapshot';
import type { RaceState } from './state';

/** A drag that pauses this long is no longer waited for. */
const REST_MS = 150;

/**
 * What takes its time, whenever the state has come to rest: the rest of every run in short slices, the best rates and
 * the steps at many rates in a worker. A new state drops what is under way.
 */
export function useBest(): void {
  const store = useStore<RaceState, RaceDerived>();
  useEffect(() => {
    const desk = openRaceDesk();
    let giveUp = () => {};
    const ask = async (): Promise<void> => {
      const { state } = store.get();
      const questions = openQuestions(state);
      if (questions.length === 0) return;
      const all = await desk.ask(
        questions.map(({ request }) => request),
        (answer, i) => {
          questions[i].learn(answer);
          store.refresh();
        },
      );
      // First the best rates, then the steps at many rates.
      if (all !== undefined) await ask();
    };
    const onRest = () => {
      const { state, derived } = store.get();
      giveUp = inSlices(
        learnStepwise(derived.racers, state.step),
        (isNew) => isNew && store.refresh(),
      );
      void ask();
    };
    const stop = whenRested(store, {
      of: ({ state }) => state,
      ms: REST_MS,
      act: onRest,
      onMove: () => giveUp(),
    });
    return () => {
      stop();
      giveUp();
      desk.close();
    };
  }, [store]);
}
