import { Button, NumberField, Readout, Term, useSelect, useStore, type Tone } from '../../ui';
import { addCategory, MAX_CATEGORIES, MIN_CATEGORIES, removeCategory, setBar } from './bars';
import { BarsPanel, useCategoryCount } from './BarsPanel';
import { ContributionPanel } from './ContributionPanel';
import type { BarsDerived, BarsSnapshot, BarsState } from './state';

type Id = keyof BarsDerived['quantities'];

interface Row {
  readonly id: Id;
  readonly term: Parameters<typeof Term>[0]['id'];
  readonly symbol: string;
  readonly name: string;
  readonly unit?: string;
  readonly tone: Tone;
}

const rows: readonly Row[] = [
  { id: 'klQP', term: 'kl', symbol: 'KL(q‖p)', name: 'KL of q and p', unit: 'nats', tone: 'kl' },
  {
    id: 'klPQ',
    term: 'klReverse',
    symbol: 'KL(p‖q)',
    name: 'KL of p and q',
    unit: 'nats',
    tone: 'kl',
  },
  {
    id: 'jsd',
    term: 'jsd',
    symbol: 'JSD',
    name: 'Jensen–Shannon divergence',
    unit: 'nats',
    tone: 'jsd',
  },
  { id: 'l2Squared', term: 'l2Squared', symbol: 'L2²', name: 'L2 squared', tone: 'l2' },
  { id: 'mse', term: 'mse', symbol: 'MSE', name: 'mean squared error', tone: 'l2' },
  { id: 'rmse', term: 'rmse', symbol: 'RMSE', name: 'root mean squared error', tone: 'l2' },
  { id: 'l2', term: 'l2', symbol: 'L2', name: 'L2', tone: 'l2' },
  { id: 'tv', term: 'tv', symbol: 'TV', name: 'total variation distance', tone: 'tv' },
];

/** Bars with handles, what each category adds, the numbers, and the fields to type in. */
export function Main() {
  return (
    <>
      <BarsPanel />
      <div className="readouts">
        {rows.map(({ id, term, symbol, name, unit, tone }) => (
          <Readout
            key={id}
            quantity={id}
            label={<Term id={term}>{symbol}</Term>}
            name={name}
            of={(now: BarsSnapshot) => now.derived.quantities[id]}
            {...(unit === undefined ? {} : { unit })}
            tone={tone}
          />
        ))}
      </div>
      <ContributionPanel />
      <Categories />
      <div className="curve-controls-row">
        <BarFields curve="q" />
        <BarFields curve="p" />
      </div>
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
        aria-disabled={count <= MIN_CATEGORIES}
        onClick={() => count > MIN_CATEGORIES && resize(removeCategory)}
      >
        − category
      </Button>
      <span>n = {count}</span>
      <Button
        quiet
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
