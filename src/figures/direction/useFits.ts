import { useEffect } from 'react';
import { openFitDesk, whenRested } from '../../state';
import { useStore } from '../../ui';
import { fitBookOf } from './fitBook';
import type { DirectionDerived, DirectionState } from './state';

/** A drag that pauses this long is asked about, too. */
const REST_MS = 120;

/** Asks for the complete fits whenever p has come to rest; what comes is learnt by the target's book. */
export function useFits(): void {
  const store = useStore<DirectionState, DirectionDerived>();
  useEffect(() => {
    const desk = openFitDesk();
    const onRest = async () => {
      const book = fitBookOf(store.get().state.p);
      const open = book.open();
      if (open.length === 0) return;
      const answers = await desk.ask(open);
      if (answers === undefined) return;
      for (const [i, answer] of answers.entries()) book.learn(open[i], answer);
      store.refresh();
    };
    const stop = whenRested(store, {
      of: ({ state }) => state.p,
      ms: REST_MS,
      act: () => void onRest(),
    });
    return () => {
      stop();
      desk.close();
    };
  }, [store]);
}
