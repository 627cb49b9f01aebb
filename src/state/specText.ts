import type { DistributionSpec } from '../math';
import { formatNumberText, parseNumber } from './numberText';

type Family = DistributionSpec['family'];

/** Most rows (knots, components, bars) of a specification in a link; bigger states stay out of it. */
const MOST_ROWS = 16;
const LONGEST = 2048;

/** Weights that the core takes as they are (to 1e-9) are kept to the digit. */
const AS_THEY_ARE = 5e-10;
/** Weights typed by hand ("0.333333_…") may be this far from 1 and are then divided by their sum. */
const TYPED = 1e-6;

/** Fields in the order of the text: single numbers, or rows that run through all columns. */
interface Layout {
  readonly fields?: readonly string[];
  readonly columns?: readonly string[];
  /** The column that must sum to 1. */
  readonly sumsToOne?: string;
  /** How the rows are written in words for a notice. */
  readonly words?: string;
}

const LAYOUTS: Record<Family, Layout> = {
  normal: { fields: ['mean', 'sd'] },
  studentT: { fields: ['df', 'loc', 'scale'] },
  laplace: { fields: ['loc', 'scale'] },
  logistic: { fields: ['loc', 'scale'] },
  uniform: { fields: ['low', 'high'] },
  exponential: { fields: ['rate'] },
  gamma: { fields: ['shape', 'rate'] },
  beta: { fields: ['a', 'b'] },
  logNormal: { fields: ['mu', 'sigma'] },
  gaussianMixture: {
    columns: ['weights', 'means', 'sds'],
    sumsToOne: 'weights',
    words: 'weight_mean_sd for each part, weights summing to 1',
  },
  skewNormal: { fields: ['loc', 'scale', 'shape'] },
  table: { columns: ['knots', 'densities'], words: 'knot_density for each knot' },
  categorical: { columns: ['probs'], sumsToOne: 'probs', words: 'probabilities summing to 1' },
  poisson: { fields: ['rate'] },
  binomial: { fields: ['n', 'prob'] },
};

/**
 * A distribution's specification from text: `normal_0_1`, also `normal(0, 1)`. Only the form is
 * looked at, and weights that do not sum to 1; whether the numbers make a distribution is the core's
 * to say (`createDistribution`). `undefined` for any other text.
 */
export function parseSpec(text: string): DistributionSpec | undefined {
  if (text.length > LONGEST) return undefined;
  const parts = split(text.trim());
  const family = parts[0]?.trim();
  if (family === undefined || !Object.hasOwn(LAYOUTS, family)) return undefined;
  const numbers = parts.slice(1).map(parseNumber);
  if (!allNumbers(numbers)) return undefined;
  const values = fill(LAYOUTS[family as Family], numbers);
  return values && ({ family, ...values } as unknown as DistributionSpec);
}

/** The text that `parseSpec` reads back as the same specification; `undefined` when it has too many rows. */
export function formatSpec(spec: DistributionSpec): string | undefined {
  const { fields, columns } = LAYOUTS[spec.family];
  const values = spec as unknown as Record<string, unknown>;
  let numbers: number[];
  if (columns) {
    const lists = columns.map((name) => values[name] as readonly number[]);
    const rows = lists[0]?.length ?? 0;
    if (rows > MOST_ROWS) return undefined;
    numbers = Array.from({ length: rows }, (_, row) => lists.map((list) => list[row])).flat();
  } else {
    numbers = (fields ?? []).map((name) => values[name] as number);
  }
  return [spec.family, ...numbers.map(formatNumberText)].join('_');
}

/** How a family is written, in words: "normal_mean_sd". */
export function specForm(family: Family): string {
  const { fields, words } = LAYOUTS[family];
  return fields ? [family, ...fields].join('_') : `${family}_… (${words})`;
}

function split(text: string): string[] {
  const open = text.indexOf('(');
  if (open < 0) return text.split('_');
  if (!text.endsWith(')')) return [];
  return [text.slice(0, open), ...text.slice(open + 1, -1).split(',')];
}

function allNumbers(values: readonly (number | undefined)[]): values is readonly number[] {
  return values.every((value) => value !== undefined);
}

function fill(
  layout: Layout,
  numbers: readonly number[],
): Record<string, number | readonly number[]> | undefined {
  const { fields, columns, sumsToOne } = layout;
  if (!columns) {
    if (numbers.length !== fields?.length) return undefined;
    return Object.fromEntries(fields.map((name, i) => [name, numbers[i]]));
  }
  const rows = numbers.length / columns.length;
  if (rows < 1 || rows > MOST_ROWS || !Number.isInteger(rows)) return undefined;
  const lists: Record<string, readonly number[]> = {};
  for (const [at, name] of columns.entries()) {
    const list = numbers.filter((_, i) => i % columns.length === at);
    const column = name === sumsToOne ? toSumOne(list) : list;
    if (!column) return undefined;
    lists[name] = column;
  }
  return lists;
}

function toSumOne(weights: readonly number[]): readonly number[] | undefined {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const off = Math.abs(sum - 1);
  if (off <= AS_THEY_ARE) return weights;
  return off <= TYPED ? weights.map((weight) => weight / sum) : undefined;
}
