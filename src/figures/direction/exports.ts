import { descentPath, fitMixture, landscape, type MixtureFit } from '../../math';
import { pythonDensity } from '../../python';
import type { Column, ExportedQuantity, ExportedTable, FigureExports } from '../FigureExports';
import { figureScript, type TermsPython } from '../figureScript';
import { densityGrid } from '../densityGrid';
import { figure } from '.';
import { cureOf, restOf, splitOf } from './cure';
import { axisOf, sdAxis } from './domains';
import { LOSS_LOOKS, LOSSES, type Loss } from './losses';
import { PENALTIES } from './penalty';
import { leastOf, placeOf } from './places';
import {
  DIRECTIONS,
  type DirectionDerived,
  type DirectionSnapshot,
  type DirectionState,
} from './state';

type Exported = ExportedQuantity<DirectionState, DirectionDerived>;
type Table = ExportedTable<DirectionState, DirectionDerived>;

const AT_Q: Readonly<Record<Loss, string>> = {
  klQP: 'kl(q, p)',
  klPQ: 'kl(p, q)',
  l2Squared: 'l2_squared(q, p)',
  jsd: 'jsd(q, p)',
  tv: 'l1(q, p) / 2',
};

/** The best q by each loss, as the script names it and finds it. */
const BEST: Readonly<Record<Loss, { readonly name: string; readonly python: string }>> = {
  klQP: { name: 'best_klqp', python: 'best_normal(kl, p)' },
  klPQ: { name: 'best_klpq', python: 'moment_normal(p)' },
  l2Squared: { name: 'best_l2', python: 'best_normal(l2_squared, p)' },
  jsd: { name: 'best_jsd', python: 'best_normal(jsd, p)' },
  tv: { name: 'best_tv', python: 'best_normal(l1, p)' },
};

const quantities: readonly Exported[] = LOSSES.flatMap((loss): Exported[] => {
  const { words, unit, label } = LOSS_LOOKS[loss];
  const place = (of: 'mean' | 'sd', index: 0 | 1): Exported => ({
    name: `fit.${loss}.${of}`,
    words: `${of} of the best normal q by ${label}`,
    unit: 'z',
    of: ({ derived }) => placeOf(derived.fits(loss), of),
    python: () => `${BEST[loss].name}.places[0][${index}]`,
  });
  return [
    {
      name: loss,
      words,
      unit,
      of: ({ derived }) => derived.quantities[loss],
      python: () => AT_Q[loss],
    },
    place('mean', 0),
    place('sd', 1),
    {
      name: `fit.${loss}.value`,
      words: `least ${label} of a normal q`,
      unit,
      of: ({ derived }) => leastOf(derived.fits(loss)),
      python: () => AT_Q[loss].replace(/\bq\b(?=[,)])/, BEST[loss].name),
    },
  ];
});

/** Of the two-component q: the fits that the figure knows, or the same made here. */
const cured = DIRECTIONS.map((direction): Exported => {
  const { words } = LOSS_LOOKS[direction];
  const fitOf = ({ state }: DirectionSnapshot): MixtureFit =>
    cureOf(state)?.[direction] ?? fitMixture(state.p, direction, splitOf(state.q));
  return {
    name: `cure.${direction}`,
    words: `${words}, of the two-component q fitted by it`,
    unit: 'nats',
    of: (now) => restOf(fitOf(now)),
    python(now) {
      const end = pythonDensity(fitOf(now).end);
      return direction === 'klQP' ? `kl(${end}, p)` : `kl(p, ${end})`;
    },
  };
});

const terms: TermsPython = {
  'kl-qp-parts': {
    kl: 'kl(q, p)',
    'minus-entropy': '-entropy(q)',
    'cross-entropy': '-average(p.logpdf, q, p)',
    'minus-log-width': { python: '-math.log(sd * math.sqrt(2 * math.pi * math.e))', size: '1.0' },
    'cross-entropy-again': '-average(p.logpdf, q, p)',
    'kl-of-part': { python: 'kl(q, followed)', size: '1.0' },
    'price-of-weight': '-math.log(weight)',
    help: '-average(lambda z: np.logaddexp(0.0, math.log(1 / weight - 1) + other.logpdf(z) - followed.logpdf(z)), q, p)',
  },
  'kl-pq-moments': {
    kl: 'kl(p, q)',
    'minus-entropy': '-entropy(p)',
    'cross-entropy': '-average(q.logpdf, p, q)',
    'minus-entropy-again': '-entropy(p)',
    'log-width': { python: 'math.log(sd * math.sqrt(2 * math.pi))', size: '1.0' },
    spread: 'best_klpq.places[0][1] ** 2 / (2 * sd**2)',
    shift: {
      python: '(best_klpq.places[0][0] - mean) ** 2 / (2 * sd**2)',
      size: '(abs(mean) + abs(best_klpq.places[0][0])) ** 2 / sd**2',
    },
    'kl-to-star': 'kl(p, best_klpq)',
    'kl-of-star': { python: 'kl(best_klpq, q)', size: '1.0' },
    least: 'kl(p, best_klpq)',
  },
};

function setupOf({ state: { p, q } }: DirectionSnapshot): string {
  const best = LOSSES.map((loss) => `${BEST[loss].name} = ${BEST[loss].python}`);
  return `p = ${pythonDensity(p)}
q = ${pythonDensity(q)}
mean, sd = q.places[0]
${best.join('\n')}

# The hump that q follows: taken alone, with its weight, it bounds KL(q‖p) best.
humps = [(w, normal(m, s)) for w, (m, s) in zip(${JSON.stringify(p.weights)}, p.places)]
humps.sort(key=lambda hump: kl(q, hump[1]) - math.log(hump[0]))
(weight, followed), (_, other) = humps
`;
}

function curves({ state, derived }: DirectionSnapshot): readonly Column[] {
  const { q, p } = derived;
  const z = densityGrid([q, p], axisOf({ state, derived, active: false }));
  return [
    { title: 'z', values: z },
    { title: 'q (1/z)', values: z.map((at) => q.pdf(at)) },
    { title: 'p (1/z)', values: z.map((at) => p.pdf(at)) },
    ...DIRECTIONS.map((direction) => ({
      title: `${PENALTIES[direction].label} (nats/z)`,
      values: z.map((at) => PENALTIES[direction].height(q.logPdf(at), p.logPdf(at))),
    })),
  ];
}

function minima({ state, derived }: DirectionSnapshot): readonly Column[] {
  const found = derived.fits(state.loss).minima;
  const { label, unit } = LOSS_LOOKS[state.loss];
  return [
    { title: 'mean of q (z)', values: found.map(({ mean }) => mean) },
    { title: 'sd of q (z)', values: found.map(({ sd }) => sd) },
    { title: unit === '' ? label : `${label} (${unit})`, values: found.map(({ value }) => value) },
    { title: 'best (1) or local (0)', values: found.map(({ isGlobal }) => Number(isGlobal)) },
  ];
}

function descent({ state: { p, q, loss, coordinates } }: DirectionSnapshot): readonly Column[] {
  const { points } = descentPath(p, loss, q, { coordinates });
  return [
    { title: 'step', values: points.map((_, i) => i) },
    { title: 'mean of q (z)', values: points.map(({ mean }) => mean) },
    { title: 'sd of q (z)', values: points.map(({ sd }) => sd) },
    { title: LOSS_LOOKS[loss].label, values: points.map(({ value }) => value) },
  ];
}

/** Rows and columns of the landscape in a file. */
const CELLS = 48;

function landscapes(now: DirectionSnapshot): readonly Column[] {
  const map = landscape(now.state.p, {
    losses: LOSSES,
    mean: axisOf(now),
    sd: sdAxis(now),
    columns: CELLS,
    rows: CELLS,
  });
  const places = Array.from({ length: CELLS * CELLS }, (_, i) => i);
  return [
    { title: 'mean of q (z)', values: places.map((i) => map.means[i % CELLS]) },
    { title: 'sd of q (z)', values: places.map((i) => map.sds[Math.floor(i / CELLS)]) },
    ...LOSSES.map((loss) => {
      const { label, unit } = LOSS_LOOKS[loss];
      return { title: unit === '' ? label : `${label} (${unit})`, values: map.values[loss] };
    }),
  ];
}

const tables: readonly Table[] = [
  { name: 'curves', words: 'q, p and both integrands over z', of: curves },
  { name: 'minima', words: 'all local minima of the chosen loss', of: minima },
  { name: 'descent', words: 'the descent from q, step by step', of: descent },
  { name: 'landscapes', words: 'all five losses over mean and sd', of: landscapes },
];

/** What the figure of the two directions gives away. */
export const exports: FigureExports<DirectionState, DirectionDerived> = {
  tables,
  quantities: [...quantities, ...cured],
  python: (now) =>
    figureScript({
      figure,
      now,
      quantities: [...quantities, ...cured],
      terms,
      blocks: ['integrals', 'pair', 'bestNormal'],
      setup: setupOf(now),
    }),
};
