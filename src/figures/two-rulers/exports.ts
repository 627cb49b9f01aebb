import { meanSquareOverWindow, type ContinuousSpec, type Quantity } from '../../math';
import { pythonDensity, pythonNumber, type PythonScript } from '../../python';
import { exported } from '../exported';
import type { Column, ExportedQuantity, FigureExports } from '../FigureExports';
import { figureScript, type TermsPython } from '../figureScript';
import { integrands } from '../integrands';
import { figure } from '.';
import { curvesOver } from './curves';
import { distanceLosses } from './distanceLosses';
import { axisOf } from './domains';
import { WINDOW, type RulersDerived, type RulersSnapshot, type RulersState } from './state';

type Exported = ExportedQuantity<RulersState, RulersDerived>;

function quantity(
  name: keyof RulersDerived['quantities'],
  words: string,
  unit: string,
  python: string,
): Exported {
  return exported(name, words, unit, python, ({ derived }) => derived.quantities[name]);
}

function slope(
  name: string,
  words: string,
  unit: string,
  of: (slopes: NonNullable<RulersDerived['slopes']>) => Quantity,
  python: string,
): Exported {
  return exported(name, words, unit, python, ({ derived: { slopes } }) => slopes && of(slopes));
}

const quantities: readonly Exported[] = [
  quantity('klQP', 'KL of q and p', 'nats', 'kl(q, p)'),
  quantity('klPQ', 'KL of p and q', 'nats', 'kl(p, q)'),
  quantity('jsd', 'Jensen–Shannon divergence', 'nats', 'jsd(q, p)'),
  quantity('l2Squared', 'L2 squared', '1/z', 'l2_squared(q, p)'),
  quantity('l2', 'L2', '1/√z', 'math.sqrt(l2_squared(q, p))'),
  quantity('tv', 'total variation distance', '', 'l1(q, p) / 2'),
  quantity('l1', 'L1, twice that', '', 'l1(q, p)'),
  quantity('windowMse', 'mean of (q − p)² over the window', '1/z²', 'mean_square(q, p, window)'),
  slope('klSlope', 'slope of KL', 'nats/z', ({ klQP }) => klQP, 'distance / sd_p**2'),
  slope(
    'l2Slope',
    'slope of L2²',
    '1/z²',
    ({ l2Squared }) => l2Squared,
    '2 * distance / spread**2 * normal(0.0, spread).pdf(distance)',
  ),
];

const terms: TermsPython = {
  gibbs: {
    'minus-kl': '-kl(q, p)',
    'log-ratio': '-average(lambda z: log_ratio(q, p, z), q, p)',
    tangent: { python: 'where_q(lambda z: p.pdf(z) - q.pdf(z))', size: '1.0' },
    'p-mass': 'where_q(p.pdf)',
    'minus-q-mass': '-integral(q.pdf, q, p)',
    zero: '0.0',
    'non-negative': '-kl(q, p)',
  },
  'l2-expansion': {
    'difference-squared': 'l2_squared(q, p)',
    'q-squared': 'overlap(q, q)',
    'minus-twice-overlap': '-2 * overlap(q, p)',
    'p-squared': 'overlap(p, p)',
  },
};

const DEFINITIONS = `
def mean_square(q, p, half_width):
    """The mean of (q − p)² from −half_width to half_width: “the MSE of two densities”."""
    ends = panel_ends([q, p])
    inside = np.clip(np.append(ends, [-half_width, half_width]), -half_width, half_width)
    return integrate(lambda z: (q.pdf(z) - p.pdf(z)) ** 2, np.unique(inside)) / (2 * half_width)


def where_q(f):
    """∫ f over the ground where q is positive."""
    return integral(lambda z: np.where(np.isneginf(q.logpdf(z)), 0.0, f(z)), q, p)
`;

function setupOf({ state: { q, p, window } }: RulersSnapshot): string {
  const lines = [
    `q = ${pythonDensity(q)}`,
    `p = ${pythonDensity(p)}`,
    `window = ${pythonNumber(window)}  # half of its width`,
  ];
  if (q.family === 'normal' && p.family === 'normal') {
    lines.push(
      `distance = abs(${pythonNumber(p.mean)} - ${pythonNumber(q.mean)})`,
      `sd_p, spread = ${pythonNumber(p.sd)}, math.hypot(${pythonNumber(q.sd)}, ${pythonNumber(p.sd)})`,
    );
  }
  return `${lines.join('\n')}\n\n${DEFINITIONS}`;
}

/** Families whose KL PyTorch has a closed form for, two of the same: its constructors take the same numbers. */
const TORCH: Partial<Record<ContinuousSpec['family'], string>> = {
  normal: 'Normal',
  laplace: 'Laplace',
  uniform: 'Uniform',
};

function torchOf({ state, derived }: RulersSnapshot): PythonScript['torch'] {
  const { q, p } = state;
  const name = TORCH[q.family];
  if (name === undefined || q.family !== p.family) return undefined;
  const made = (spec: ContinuousSpec): string => {
    const { family: _family, ...fields } = spec;
    return `${name}(${Object.values(fields as Record<string, number>)
      .map(pythonNumber)
      .join(', ')})`;
  };
  const row = (id: 'klQP' | 'klPQ', a: ContinuousSpec, b: ContinuousSpec) => ({
    name: `${id} (PyTorch)`,
    words: 'its closed form',
    // Its parts may cancel.
    size: '1.0',
    quantity: derived.quantities[id],
    python: `kl_divergence(${made(a)}, ${made(b)}).item()`,
  });
  return {
    imports: `from torch.distributions import ${name}, kl_divergence`,
    rows: [row('klQP', q, p), row('klPQ', p, q)],
  };
}

const WINDOWS = 49;

function curves(now: RulersSnapshot): readonly Column[] {
  const { z, q, p, logQ, logP } = curvesOver(axisOf(now))(now);
  return [
    { title: 'z', values: z },
    { title: 'q (1/z)', values: q },
    { title: 'p (1/z)', values: p },
    ...integrands.map(({ label, heightUnit, height }) => ({
      title: `${label} (${heightUnit})`,
      values: logQ.map((log, i) => height(log, logP[i])),
    })),
  ];
}

function overDistance({ state }: RulersSnapshot): readonly Column[] {
  const losses = distanceLosses(state.q, state.p);
  return [
    { title: 'distance (z)', values: losses.map((row) => row.distance) },
    { title: 'KL(q‖p) (nats)', values: losses.map((row) => row.klQP) },
    { title: 'slope of KL (nats/z)', values: losses.map((row) => row.klSlope) },
    { title: 'L2² (1/z)', values: losses.map((row) => row.l2Squared) },
    { title: 'slope of L2² (1/z²)', values: losses.map((row) => row.l2Slope) },
  ];
}

function overWindow({ derived: { q, p } }: RulersSnapshot): readonly Column[] {
  const halfWidths = Array.from(
    { length: WINDOWS },
    (_, i) => WINDOW.min * (WINDOW.max / WINDOW.min) ** (i / (WINDOWS - 1)),
  );
  return [
    { title: 'half-width of the window (z)', values: halfWidths },
    {
      title: 'MSE over the window (1/z²)',
      values: halfWidths.map((w) => meanSquareOverWindow(q, p, w).value),
    },
  ];
}

/** What chapter 1's densities give away. */
export const exports: FigureExports<RulersState, RulersDerived> = {
  tables: [
    { name: 'curves', words: 'q, p and every integrand over z', of: curves },
    { name: 'distance', words: 'both losses against the distance', of: overDistance },
    { name: 'window', words: 'the MSE against the window', of: overWindow },
  ],
  quantities,
  python: (now) =>
    figureScript({
      figure,
      now,
      quantities,
      terms,
      blocks: ['integrals', 'pair'],
      setup: setupOf(now),
      ...(torchOf(now) && { torch: torchOf(now) }),
    }),
};
