import { pythonList, type PythonScript } from '../../python';
import { exported } from '../exported';
import type { Column, ExportedQuantity, FigureExports } from '../FigureExports';
import { figureScript, type TermsPython } from '../figureScript';
import { integrands } from '../integrands';
import { figure } from '.';
import type { BarsDerived, BarsSnapshot, BarsState } from './state';

type Exported = ExportedQuantity<BarsState, BarsDerived>;

function quantity(
  name: keyof BarsDerived['quantities'],
  words: string,
  unit: string,
  python: string,
): Exported {
  return exported(name, words, unit, python, ({ derived }) => derived.quantities[name]);
}

const quantities: readonly Exported[] = [
  quantity('klQP', 'KL of q and p', 'nats', 'kl(q, p)'),
  quantity('klPQ', 'KL of p and q', 'nats', 'kl(p, q)'),
  quantity(
    'jsd',
    'Jensen–Shannon divergence',
    'nats',
    '(kl(q, (q + p) / 2) + kl(p, (q + p) / 2)) / 2',
  ),
  quantity('l2Squared', 'L2 squared', '', 'np.sum((q - p) ** 2)'),
  quantity('mse', 'mean squared error', '', 'np.mean((q - p) ** 2)'),
  quantity('rmse', 'root mean squared error', '', 'np.sqrt(np.mean((q - p) ** 2))'),
  quantity('l2', 'L2', '', 'np.linalg.norm(q - p)'),
  quantity('tv', 'total variation distance', '', 'np.sum(np.abs(q - p)) / 2'),
  quantity('l1', 'L1, twice that', '', 'np.sum(np.abs(q - p))'),
];

const terms: TermsPython = {
  'mse-bars': {
    'difference-squared': 'np.sum((q - p) ** 2)',
    'q-squared': 'q @ q',
    'minus-twice-q-p': '-2 * (q @ p)',
    'p-squared': 'p @ p',
    'n-mse': 'len(q) * np.mean((q - p) ** 2)',
    'n-rmse-squared': 'len(q) * math.sqrt(np.mean((q - p) ** 2)) ** 2',
  },
};

function setupOf({ state: { q, p } }: BarsSnapshot): string {
  return `
q = np.array(${pythonList(q)})
p = np.array(${pythonList(p)})
q, p = q / q.sum(), p / p.sum()  # rounded numbers may miss 1


def kl(q, p):
    """KL(q‖p) = Σ q log(q/p), as Σ (q log(q/p) − q + p), nowhere negative; ∞ where p = 0 < q."""
    return np.sum(special.kl_div(q, p))
`;
}

function torchOf({ derived }: BarsSnapshot): PythonScript['torch'] {
  const row = (name: 'klQP' | 'klPQ', a: string, b: string) => ({
    name: `${name} (PyTorch)`,
    words: 'its closed form',
    // Its parts may cancel.
    size: '1.0',
    quantity: derived.quantities[name],
    python: `kl_divergence(Categorical(torch.tensor(${a})), Categorical(torch.tensor(${b}))).item()`,
  });
  return {
    imports: 'from torch.distributions import Categorical, kl_divergence',
    rows: [row('klQP', 'q', 'p'), row('klPQ', 'p', 'q')],
  };
}

function columns({ state: { q, p } }: BarsSnapshot): readonly Column[] {
  return [
    { title: 'category', values: q.map((_, i) => i + 1) },
    { title: 'q', values: q },
    { title: 'p', values: p },
    ...integrands.map(({ label, height }) => ({
      title: label,
      values: q.map((probability, i) => height(Math.log(probability), Math.log(p[i]))),
    })),
  ];
}

/** What chapter 1's bars give away. */
export const exports: FigureExports<BarsState, BarsDerived> = {
  tables: [{ name: 'bars', words: 'both bars of each category, and what it adds', of: columns }],
  quantities,
  python(now) {
    const torch = torchOf(now);
    return figureScript({
      figure,
      now,
      quantities,
      terms,
      blocks: [],
      setup: setupOf(now),
      ...(torch && { torch }),
    });
  },
};
