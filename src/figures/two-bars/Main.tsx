import { Button, LivePlace, LiveTurn, NumberField, Term, useSelect, useStore } from '../../ui';
import { QuantityReadouts } from '../QuantityReadouts';
import { addCategory, MAX_CATEGORIES, MIN_CATEGORIES, removeCategory, setBar } from '../barHeights';
import { BarsPanel, useCategoryCount } from './BarsPanel';
import { ContributionPanel } from './ContributionPanel';
import type { BarsDerived, BarsSnapshot, BarsState } from './state';

const READOUTS = ['klQP', 'klPQ', 'jsd', 'l2Squared', 'mse', 'rmse', 'l2', 'tv'] as const;

/** Bars with handles, what each category adds, the numbers, and the fields to type in. */
export function Main() {
  return (
    <>
      <BarsPanel />
      <QuantityReadouts ids={READOUTS} of={(now: BarsSnapshot, id) => now.derived.quantities[id]} />
      <LiveTurn turn={0} of={2}>
        <ContributionPanel />
      </LiveTurn>
      <Categories />
      <LivePlace className="curve-controls-row">
        <BarFields curve="q" />
        <BarFields curve="p" />
      </LivePlace>
    </>
  );
}

/** One category more or one less. */
function Categories() {
  const store = useStore<BarsState, BarsDerived>();
  const count = useCategoryCount();
  const resize = (change: (probs: readonly number[]) => number[]) =>
    store.update((state) => ({ ...state, q: change(state.q), p: change(state.p) }));
  return (
    <div className="tool-group" role="group" aria-label="Number of categories">
      <Button
        quiet
        param="categories"
        aria-disabled={count <= MIN_CATEGORIES}
        onClick={() => count > MIN_CATEGORIES && resize(removeCategory)}
      >
        − category
      </Button>
      <span>n = {count}</span>
      <Button
        quiet
        param="categories"
        aria-disabled={count >= MAX_CATEGORIES}
        onClick={() => count < MAX_CATEGORIES && resize(addCategory)}
      >
        + empty category
      </Button>
    </div>
  );
}

function BarFields({ curve }: { readonly curve: 'q' | 'p' }) {
  const store = useStore<BarsState, BarsDerived>();
  const count = useSelect<BarsState, BarsDerived, number>((now) => now.state[curve].length);
  return (
    <fieldset className="curve-controls" data-tone={curve}>
      <legend>
        <Term id={curve}>{curve}</Term>
      </legend>
      {Array.from({ length: count }, (_, i) => (
        <NumberField
          // oxlint-disable-next-line react/no-array-index-key -- a category is its place
          key={i}
          param={`${curve}.probs.${i}`}
          label={`${curve}, category ${i + 1}`}
          shortLabel={`${curve}${'₁₂₃₄₅₆₇₈'[i] ?? i + 1}`}
          min={0}
          max={1}
          step={0.01}
          fine={0.001}
          coarse={0.1}
          tone={curve}
          digits={4}
          value={(now: BarsSnapshot) => now.state[curve][i] ?? 0}
          onChange={(value, gesture) =>
            store.update(
              (state) => ({ ...state, [curve]: setBar(state[curve], i, value) }),
              gesture,
            )
          }
        />
      ))}
    </fieldset>
  );
}
