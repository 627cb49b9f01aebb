import { useEffect, type RefObject } from 'react';
import { openMixtureDesk } from '../../state';
import { useStore } from '../../ui';
import { cureOf, cureRequests, learnCure } from './cure';
import type { DirectionDerived, DirectionState } from './state';

/** So long p and q must have been at rest. */
const REST_MS = 150;

/** Asks for the two-component fits whenever p or q has come to rest, while the panel can be seen. */
export function useCure(panel: RefObject<Element | null>): void {
  const store = useStore<DirectionState, DirectionDerived>();
  useEffect(() => {
    const desk = openMixtureDesk();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isSeen = typeof IntersectionObserver === 'undefined';
    const ask = async () => {
      const { state, active } = store.get();
      if (!isSeen || active || cureOf(state)) return;
      const answers = await desk.ask(cureRequests(state));
      if (answers === undefined) return;
      const [klQP, klPQ] = answers;
      learnCure(state, { klQP, klPQ });
      store.refresh();
    };
    const onChange = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), REST_MS);
    };
    onChange();
    const leave = store.subscribe(onChange);
    const observer =
      typeof IntersectionObserver === 'undefined'
        ? undefined
        : new IntersectionObserver((entries) => {
            isSeen = entries.at(-1)?.isIntersecting ?? true;
            if (isSeen) onChange();
          });
    if (panel.current) observer?.observe(panel.current);
    return () => {
      clearTimeout(timer);
      observer?.disconnect();
      leave();
      desk.close();
    };
  }, [store, panel]);
}
