import { pythonNumber } from '../../python';
import { densityOver } from '../latentCurves';
import { exported } from '../exported';
import type { Column, ExportedQuantity, FigureExports } from '../FigureExports';
import { figureScript, type TermsPython } from '../figureScript';
import { figure } from '.';
import { LOSS_LOOKS } from './losses';
import { placed } from './placed';
import type { SwitchDerived, SwitchSnapshot, SwitchState } from './state';
import { switchAtOnce } from './useSwitch';
import { lossAlongWay } from './way';

type Exported = ExportedQuantity<SwitchState, SwitchDerived>;

/** The loss as the script names it, and by what it is to be multiplied. */
const PYTHON: Readonly<
  Record<SwitchState['loss'], { readonly name: string; readonly of: string }>
> = {
  klQP: { name: 'kl', of: '' },
  klPQ: { name: 'kl', of: '' },
  l2Squared: { name: 'l2_squared', of: '' },
  jsd: { name: 'jsd', of: '' },
  tv: { name: 'l1', of: ' / 2' },
};

function valuePython({ state: { loss } }: SwitchSnapshot, q: string): string {
  const { name, of } = PYTHON[loss];
  return loss === 'klPQ' ? `kl(p, ${q})` : `${name}(${q}, p)${of}`;
}

function ofLoss(name: 'covering' | 'onOne', words: string): Exported {
  return {
    name: `${name}.value`,
    words: `loss of the minimum ${words}`,
    unit: '',
    of: ({ derived }) => derived[name]?.value,
    python: (now) => valuePython(now, PYTHON_NAMES[name]),
  };
}

const PYTHON_NAMES = { covering: 'covering', onOne: 'on_one' } as const;

const quantities: readonly Exported[] = [
  {
    name: 'q.mean',
    words: 'mean of q',
    unit: 's',
    of: ({ derived: { q, here } }) => placed(q.mean ?? NaN, here.sd),
    python: ({ state: { at } }) =>
      at === 'covering'
        ? 'covering.places[0][0]'
        : `${at === 'left' ? '-' : ''}on_one.places[0][0]`,
  },
  ofLoss('covering', 'that covers both humps'),
  ofLoss('onOne', 'on one hump'),
  exported(
    'covering.sd',
    'sd of the minimum that covers both humps',
    's',
    'covering.places[0][1]',
    ({ derived }: SwitchSnapshot) => placed(derived.covering.sd),
  ),
  exported(
    'onOne.sd',
    'sd of the minimum on one hump',
    's',
    'on_one.places[0][1]',
    ({ derived }: SwitchSnapshot) => derived.onOne && placed(derived.onOne.sd),
  ),
];

const terms: TermsPython = {
  'one-mode-bound': {
    best: 'kl(best, p)',
    hump: 'kl(right, p)',
    ratio: 'average(lambda z: right.logpdf(z) - p.logpdf(z), right, p)',
    'log-two': 'math.log(2)',
    other: '-average(lambda z: np.logaddexp(0.0, left.logpdf(z) - right.logpdf(z)), right, left)',
    bound: 'math.log(2)',
  },
};

/** A start near a minimum, as a reader would guess it off the figure. */
function near({ mean, sd }: { readonly mean: number; readonly sd: number }): string {
  return `${pythonNumber(Number(mean.toFixed(2)))}, ${pythonNumber(Number(sd.toFixed(2)))}`;
}

function setupOf({ state: { apart, loss }, derived }: SwitchSnapshot): string {
  const { covering, onOne, bestByKl } = derived;
  const { name } = PYTHON[loss];
  const rest = (place: { readonly mean: number; readonly sd: number }) =>
    loss === 'klPQ' ? 'moment_normal(p)' : `rest_near(${name}, ${near(place)})`;
  return `
a = ${pythonNumber(apart)}  # in sds of a hump
left, right = normal(-a, 1.0), normal(a, 1.0)
p = mixture([0.5, 0.5], [-a, a], [1.0, 1.0])


def rest_near(loss, mean, sd):
    """The normal next to a start at which loss(q, p) no longer changes."""
    start = [mean, math.log(sd)]
    return normal_at(optimize.root(lambda x: normal_slopes(loss, p, x), start, tol=1e-13).x)


covering = ${rest(covering)}
${onOne ? `on_one = ${rest(onOne)}\n` : '# On one hump there is no minimum here.\n'}
# The best normal by KL(q‖p), which the derivation is about.
best = rest_near(kl, ${near(bestByKl)})
`;
}

function curves({ state, derived: { p, q, other } }: SwitchSnapshot): readonly Column[] {
  const most = LOSS_LOOKS[state.loss].range[1] + 3;
  const { x, y } = densityOver([-most, most])(p);
  const at = (density: { pdf(z: number): number }) => Array.from(x, (z) => density.pdf(z));
  return [
    { title: 'z (s)', values: x },
    { title: 'p (1/s)', values: y },
    { title: 'q (1/s)', values: at(q) },
    ...(other ? [{ title: 'q in the other minimum (1/s)', values: at(other) }] : []),
  ];
}

function branches({ state: { loss } }: SwitchSnapshot): readonly Column[] {
  const { covering, onOne } = switchAtOnce(loss);
  const all = [...covering, ...onOne];
  const { label, unit } = LOSS_LOOKS[loss];
  return [
    { title: 'a/s', values: all.map(({ apart }) => apart) },
    { title: 'mean of the minimum (s)', values: all.map(({ mean }) => mean) },
    { title: 'sd of the minimum (s)', values: all.map(({ sd }) => sd) },
    {
      title: `${label}${unit === '' ? '' : ` (${unit})`}`,
      values: all.map(({ value }) => value.value),
    },
  ];
}

function way(now: SwitchSnapshot): readonly Column[] {
  const { x, y } = lossAlongWay(now, switchAtOnce(now.state.loss));
  return [
    { title: 'mean of q (s)', values: x },
    { title: LOSS_LOOKS[now.state.loss].label, values: y },
  ];
}

/** What the figure of the two humps gives away. */
export const exports: FigureExports<SwitchState, SwitchDerived> = {
  tables: [
    { name: 'curves', words: 'p and q over z', of: curves },
    {
      name: 'branches',
      words: 'all minima over a/s: covering both, then on the right hump',
      of: branches,
    },
    { name: 'way', words: 'the loss on the way between the minima', of: way },
  ],
  quantities,
  python: (now) =>
    figureScript({
      figure,
      now,
      quantities,
      terms,
      blocks: ['integrals', 'pair', 'bestNormal'],
      setup: setupOf(now),
    }),
};
