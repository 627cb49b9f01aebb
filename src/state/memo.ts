/**
 * `compute` remembered for the last few arguments by identity (and for the pinned one for ever).
 * Bounded on purpose: derived curves of a whole undo history would hold megabytes for nothing.
 *
 * What is learnt later and may be forgotten, `compute` must look up whenever it is asked for, since its value can outlive
 * that.
 */
export function memoise<S, D>(compute: (state: S) => D, pinned: S, size = 8): (state: S) => D {
  const recent = new Map<S, D>();
  let pin: { readonly value: D } | undefined;
  return (state) => {
    if (Object.is(state, pinned)) {
      pin ??= { value: compute(state) };
      return pin.value;
    }
    if (recent.has(state)) return recent.get(state) as D;
    const value = compute(state);
    recent.set(state, value);
    if (recent.size > size) recent.delete(recent.keys().next().value as S);
    return value;
  };
}
