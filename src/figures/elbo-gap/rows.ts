import type { Quantity } from '../../math';
import { formatQuantity, NATS, type Tone } from '../../ui';
import type { GapSnapshot } from './state';

/** A summand as a bar that starts where the one before it ended; a negative one goes back, to the left. */
interface Piece {
  /** The part of the figure it is, for the derivation's terms. */
  readonly part: `bar.${string}`;
  readonly tone: Tone;
  /** Told apart without colour. */
  readonly look: 'plain' | 'hatched' | 'dashed';
  readonly name: string;
  readonly of: (now: GapSnapshot) => Quantity;
  /** A summand that is taken off: its bar goes the other way. */
  readonly minus?: true;
}

export interface Row {
  readonly id: string;
  /** What the pieces add up to, with its value, before the "=". */
  readonly total?: { readonly name: string; readonly of: (now: GapSnapshot) => Quantity };
  readonly pieces: readonly Piece[];
}

const ELBO: Piece = {
  part: 'bar.elbo',
  tone: 'elbo',
  look: 'plain',
  name: 'ELBO',
  of: (now) => now.derived.report.elbo,
};

/** Only the ELBO: what is left of the first row when nothing may be shown that needs p(x). */
const ALONE: Row = { id: 'elbo', pieces: [ELBO] };

/** log p(x), cut in two by q. */
const SPLIT: Row = {
  id: 'split',
  total: { name: 'log p(x)', of: (now) => now.derived.report.logEvidence },
  pieces: [
    ELBO,
    {
      part: 'bar.gap',
      tone: 'kl',
      look: 'hatched',
      name: 'gap',
      of: (now) => now.derived.report.klQPosterior,
    },
  ],
};

/** The two faces of the ELBO. */
const FACES: readonly Row[] = [
  {
    id: 'prior-face',
    pieces: [
      {
        part: 'bar.likelihood',
        tone: 'elbo',
        look: 'dashed',
        name: 'E log p(x|z)',
        of: (now) => now.derived.report.expectedLogLikelihood,
      },
      {
        part: 'bar.klPrior',
        tone: 'kl',
        look: 'plain',
        name: 'KL(q‖p(z))',
        of: (now) => now.derived.report.klQPrior,
        minus: true,
      },
    ],
  },
  {
    id: 'entropy-face',
    pieces: [
      {
        part: 'bar.joint',
        tone: 'joint',
        look: 'dashed',
        name: 'E log p(x, z)',
        of: (now) => now.derived.report.expectedLogJoint,
      },
      {
        part: 'bar.entropy',
        tone: 'q',
        look: 'plain',
        name: 'H(q)',
        of: (now) => now.derived.report.entropyQ,
      },
    ],
  },
];

export function rowsOf(open: boolean): readonly Row[] {
  return [open ? SPLIT : ALONE, ...FACES];
}

/** From where to where the bar of a piece reaches, in nats; infinite where the quantity is. */
export function spanOf(row: Row, index: number, now: GapSnapshot): readonly [number, number] {
  const from = index === 0 ? 0 : spanOf(row, index - 1, now)[1];
  const { of, minus } = row.pieces[index];
  const size = (minus ? -1 : 1) * of(now).value;
  // −∞ + ∞: the split of an infinite ELBO ends at log p(x), which the row's total knows.
  const to = from + size;
  return [from, Number.isNaN(to) ? (row.total?.of(now).value ?? from) : to];
}

/** "log p(x) −2.478 = ELBO −3.092 + gap 0.614"; a face of the ELBO starts with its "=". */
export function equationOf(row: Row, now: GapSnapshot, { perNat } = NATS): string {
  const shown = ({ value, errorBound }: Quantity) =>
    formatQuantity({ value: value * perNat, errorBound: errorBound * perNat }, 4);
  const sum = row.pieces
    .map(({ name, of, minus }, i) => {
      const sign = i === 0 ? '' : minus ? ' − ' : ' + ';
      return `${sign}${name} ${shown(of(now))}`;
    })
    .join('');
  if (row.total) return `${row.total.name} ${shown(row.total.of(now))} = ${sum}`;
  return row.pieces.length > 1 ? `ELBO = ${sum}` : sum;
}

const ROUND_PARTS = 8;
const LEAST_WIDTH = 4;

/** Round ends around zero and around everything that is shown. */
export function natsAxis(open: boolean): (now: GapSnapshot) => readonly [number, number] {
  const rows = rowsOf(open);
  return (now) => {
    const ends = rows.flatMap((row) => row.pieces.flatMap((_, i) => spanOf(row, i, now)));
    const finite = ends.filter(Number.isFinite);
    const low = Math.min(0, ...finite);
    const high = Math.max(0, ...finite);
    const step = roundStep(Math.max(LEAST_WIDTH, high - low) / ROUND_PARTS);
    const from = low < 0 ? Math.floor(low / step - 0.3) * step : -step;
    const to = Math.ceil(high / step + 0.3) * step;
    return [from, Math.max(to, step)];
  };
}

function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const found = [1, 2, 5, 10].find((round) => round * power >= least * (1 - 1e-9));
  return (found ?? 10) * power;
}
