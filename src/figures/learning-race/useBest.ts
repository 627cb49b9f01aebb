import { useEffect } from 'react';
import { inSlices, openRaceDesk } from '../../state';
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
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop = () => {};
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
      stop = inSlices(
        learnStepwise(derived.racers, state.step),
        (isNew) => isNew && store.refresh(),
      );
      void ask();
    };
    let last: object | undefined;
    const onChange = () => {
      const { state } = store.get();
      // Not for its own refresh, nor for the end of a gesture that has changed nothing since.
      if (state === last) return;
      last = state;
      clearTimeout(timer);
      stop();
      timer = setTimeout(onRest, REST_MS);
    };
    onChange();
    const leave = store.subscribe(onChange);
    return () => {
      clearTimeout(timer);
      stop();
      leave();
      desk.close();
    };
  }, [store]);
}
