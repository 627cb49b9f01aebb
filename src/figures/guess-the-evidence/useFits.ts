import { useEffect } from 'react';
import { openFitDesk, whenRested, type FitRequest } from '../../state';
import { useStore } from '../../ui';
import { fitTrackOf, type FitTrack } from './fitTrack';
import type { GuessDerived, GuessState } from './state';

/** A drag that pauses this long is asked about, too: the complete answer is to be there within half a second of rest. */
const REST_MS = 120;

/**
 * Asks for the complete fits whenever the state has come to rest, and then for those that a sweep will need; what comes
 * is learnt by the track of the model that was asked about, and the figure is told.
 */
export function useFits(): void {
  const store = useStore<GuessState, GuessDerived>();
  useEffect(() => {
    const desk = openFitDesk();
    // The reader may have gone on to another model meanwhile: who asks says whose requests they are.
    const ask = async (track: FitTrack, requests: readonly FitRequest[]): Promise<boolean> => {
      const answers = await desk.ask(requests);
      if (answers === undefined) return false;
      for (const [i, answer] of answers.entries()) track.learn(requests[i], answer);
      store.refresh();
      return true;
    };
    const onRest = async () => {
      const { state, derived } = store.get();
      const track = fitTrackOf(state.model);
      const open = track.open(derived.scale);
      if (open.length > 0 && !(await ask(track, open))) return;
      const seeds = track.openSeeds();
      if (seeds.length > 0) await ask(track, seeds);
    };
    const stop = whenRested(store, {
      of: ({ state }) => state,
      ms: REST_MS,
      act: () => void onRest(),
    });
    return () => {
      stop();
      desk.close();
    };
  }, [store]);
}
