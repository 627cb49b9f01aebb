import type { Quantity } from '../../math';
import { Readout, Term, type Tone } from '../../ui';
import type { RulersDerived, RulersSnapshot } from './state';

const of =
  (id: keyof RulersDerived['quantities']) =>
  (now: RulersSnapshot): Quantity =>
    now.derived.quantities[id];

interface Row {
  readonly id: keyof RulersDerived['quantities'];
  readonly term: Parameters<typeof Term>[0]['id'];
  readonly symbol: React.ReactNode;
  readonly name: string;
  readonly unit?: string;
  readonly tone: Tone;
}

const L2 = (
  <>
    L<sub>2</sub>
  </>
);

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
  {
    id: 'l2Squared',
    term: 'l2Squared',
    symbol: <>{L2}²</>,
    name: 'L2 squared',
    unit: '1/z',
    tone: 'l2',
  },
  { id: 'l2', term: 'l2', symbol: L2, name: 'L2', unit: '1/√z', tone: 'l2' },
  { id: 'tv', term: 'tv', symbol: 'TV', name: 'total variation distance', tone: 'tv' },
];

/** The numbers the two rulers give, and three relatives. */
export function Readouts() {
  return (
    <div className="readouts">
      {rows.map(({ id, term, symbol, name, unit, tone }) => (
        <Readout
          key={id}
          quantity={id}
          label={<Term id={term}>{symbol}</Term>}
          name={name}
          of={of(id)}
          {...(unit === undefined ? {} : { unit })}
          tone={tone}
        />
      ))}
    </div>
  );
}
