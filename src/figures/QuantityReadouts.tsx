import type { ReactNode } from 'react';
import type { Quantity } from '../math';
import type { Snapshot } from '../state';
import { LivePlace, Readout, Term, type Tone } from '../ui';

interface Row {
  readonly term: Parameters<typeof Term>[0]['id'];
  readonly symbol: ReactNode;
  readonly name: string;
  readonly unit?: string;
  /** Where it is taken of densities over z. */
  readonly densityUnit?: string;
  readonly tone: Tone;
}

const L2 = (
  <>
    L<sub>2</sub>
  </>
);

const ROWS = {
  klQP: { term: 'kl', symbol: 'KL(q‖p)', name: 'KL of q and p', unit: 'nats', tone: 'kl' },
  klPQ: { term: 'klReverse', symbol: 'KL(p‖q)', name: 'KL of p and q', unit: 'nats', tone: 'kl' },
  jsd: { term: 'jsd', symbol: 'JSD', name: 'Jensen–Shannon divergence', unit: 'nats', tone: 'jsd' },
  l2Squared: {
    term: 'l2Squared',
    symbol: <>{L2}²</>,
    name: 'L2 squared',
    densityUnit: '1/z',
    tone: 'l2',
  },
  l2: { term: 'l2', symbol: L2, name: 'L2', densityUnit: '1/√z', tone: 'l2' },
  mse: { term: 'mse', symbol: 'MSE', name: 'mean squared error', tone: 'l2' },
  rmse: { term: 'rmse', symbol: 'RMSE', name: 'root mean squared error', tone: 'l2' },
  tv: { term: 'tv', symbol: 'TV', name: 'total variation distance', tone: 'tv' },
} as const satisfies Record<string, Row>;

interface QuantityReadoutsProps<Id extends string, S, D> {
  readonly ids: readonly Id[];
  readonly of: (now: Snapshot<S, D>, id: Id) => Quantity;
  /** Whether q and p are densities over z, whose squares have units, or probabilities. */
  readonly densities?: boolean;
}

/** The numbers of a pair, side by side. */
export function QuantityReadouts<Id extends keyof typeof ROWS, S, D>({
  ids,
  of,
  densities = false,
}: QuantityReadoutsProps<Id, S, D>) {
  return (
    <LivePlace className="readouts">
      {ids.map((id) => {
        const { term, symbol, name, unit, densityUnit, tone }: Row = ROWS[id];
        const shown = (densities ? densityUnit : undefined) ?? unit;
        return (
          <Readout
            key={id}
            quantity={id}
            label={<Term id={term}>{symbol}</Term>}
            name={name}
            of={(now: Snapshot<S, D>) => of(now, id)}
            {...(shown === undefined ? {} : { unit: shown })}
            tone={tone}
          />
        );
      })}
    </LivePlace>
  );
}
