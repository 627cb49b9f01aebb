import { useLayoutEffect, useRef, useState } from 'react';
import type { Snapshot } from '../state';
import { useIsHidden } from './frameOptions';
import { useInformationUnit, type InformationUnit } from './information';
import { useStore } from './liveStore';

/** The state rests when nothing has changed for this long, be the finger still down. */
const REST_MS = 400;

/**
 * The figure's live description: one sentence on the present state, rewritten (and read out, politely) only when
 * the state has come to rest: a reader who holds a handle still reads no other numbers here than beside it.
 */
export function Words<S, D>({
  of,
}: {
  readonly of: (snap: Snapshot<S, D>, unit: InformationUnit) => string;
}) {
  const store = useStore<S, D>();
  const unit = useInformationUnit();
  const [sentence, say] = useState(() => of(store.get(), unit));
  const latest = useRef(of);
  useLayoutEffect(() => {
    latest.current = of;
  });
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const speak = () => say(latest.current(store.get(), unit));
    const onChange = () => {
      clearTimeout(timer);
      // The state the page was opened with (nothing to undo) is described at once.
      if (!store.canUndo() && !store.canRedo()) speak();
      else timer = setTimeout(speak, REST_MS);
    };
    onChange();
    const stop = store.subscribe(onChange);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [store, unit]);
  if (useIsHidden('words')) return null;
  return (
    // A sentence is no result of a calculation: `<output>` is for the numbers.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <p className="words" role="status" aria-live="polite" suppressHydrationWarning>
      {sentence}
    </p>
  );
}
