import { useEffect } from 'react';
import { openFitDesk } from '../../state';
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
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onRest = async () => {
      const book = fitBookOf(store.get().state.p);
      const open = book.open();
      if (open.length === 0) return;
      const answers = await desk.ask(open);
      if (answers === undefined) return;
      for (const [i, answer] of answers.entries()) book.learn(open[i], answer);
      store.refresh();
    };
    let last: object | undefined;
    const onChange = () => {
      const { p } = store.get().state;
      if (p === last) return;
      last = p;
      clearTimeout(timer);
      timer = setTimeout(() => void onRest(), REST_MS);
    };
    onChange();
    const leave = store.subscribe(onChange);
    return () => {
      clearTimeout(timer);
      leave();
      desk.close();
    };
  }, [store]);
}
