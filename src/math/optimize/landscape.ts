import { requireFinite, requirePositive } from '../distributions/check';
import type { ContinuousLaw } from '../distributions/types';
import { DomainError } from '../types';
import type { ContinuousSpec } from '../types';
import { rowsOf } from './landscapeRows';
import { infiniteForEvery } from './problem';
import { readTarget } from './readTarget';
import { targetOf } from './target';
import type { FitLoss } from './types';

/** The losses that a map over (mean, sd) shows: all that compare q with p itself. */
export type LandscapeLoss = Exclude<FitLoss, 'j'>;

/** Which part of the half plane of normal distributions is mapped, and how finely. */
interface LandscapeGrid {
  /** Least and largest mean; the columns are equally spaced, both ends included. */
  readonly mean: readonly [number, number];
  /** Least and largest sd, > 0; the rows are equally spaced in log sd, both ends included. */
  readonly sd: readonly [number, number];
  /** 2 to 1024. */
  readonly columns: number;
  /** 2 to 1024. */
  readonly rows: number;
}

export interface LandscapeOptions<L extends LandscapeLoss = LandscapeLoss> extends LandscapeGrid {
  readonly losses: readonly L[];
}

/** Losses of q = N(mean, sd²) on a grid. */
export interface Landscape<L extends LandscapeLoss = LandscapeLoss> {
  readonly columns: number;
  readonly rows: number;
  /** Of the columns, ascending. */
  readonly means: Float64Array;
  /** Of the rows, ascending. */
  readonly sds: Float64Array;
  /** Row by row, the least sd first: the value at (means[i], sds[j]) is `values[loss][j * columns + i]`. */
  readonly values: Readonly<Record<L, Float64Array>>;
  /** Bound of the absolute error of every value of the map (0 where all are infinite). */
  readonly errorBounds: Readonly<Record<L, number>>;
  /** Why a loss is +∞ all over the map: it then is for every normal q. */
  readonly reasons: Readonly<Partial<Record<L, string>>>;
}

const LOSSES: readonly LandscapeLoss[] = ['klQP', 'klPQ', 'l2Squared', 'jsd', 'tv'];
const MOST = 1024;

/**
 * Maps losses of q = N(mean, sd²) against one target p over a grid of (mean, log sd).
 *
 * KL(p‖q) is closed in the moments of p. For the others a row of the map shares the nodes of the target's
 * Gauss–Kronrod panels, the widest that see p (./mapPanels), halved until fit for the row's sd: ∫ q log p, ∫ q p and
 * Jensen–Shannon's integral are sums over the nodes, TV comes from the distribution functions at the crossings of q and
 * p between them. Where `objective` refines until 1e-14, a map takes what this one rule gives; `errorBounds` says what
 * that is (an estimate like that of any quadrature here: a feature of p between all nodes is not seen).
 *
 * @throws DomainError naming `target.…`, `losses`, `mean`, `sd`, `columns` or `rows`.
 */
export function landscape<L extends LandscapeLoss>(
  target: ContinuousSpec | ContinuousLaw,
  options: LandscapeOptions<L>,
): Landscape<L> {
  const density = readTarget(target);
  const { means, sds } = readGrid(options);
  const losses = readLosses(options.losses);
  const values: Partial<Record<LandscapeLoss, Float64Array>> = {};
  const errorBounds: Partial<Record<LandscapeLoss, number>> = {};
  const reasons: Partial<Record<LandscapeLoss, string>> = {};
  const finite: LandscapeLoss[] = [];
  for (const loss of losses) {
    const reason = infiniteForEvery(density, loss);
    const map = new Float64Array(means.length * sds.length);
    values[loss] = map;
    errorBounds[loss] = 0;
    if (reason === undefined) finite.push(loss);
    else {
      map.fill(Infinity);
      reasons[loss] = reason;
    }
  }
  const rowOf = rowsOf(targetOf(density), finite, means);
  sds.forEach((sd, j) => {
    const row = rowOf(sd);
    for (const loss of finite) {
      const map = values[loss];
      if (map === undefined) continue;
      const errorBound = row(loss, map.subarray(j * means.length, (j + 1) * means.length));
      errorBounds[loss] = Math.max(errorBounds[loss] ?? 0, errorBound);
    }
  });
  return {
    columns: means.length,
    rows: sds.length,
    means,
    sds,
    values: values as Record<L, Float64Array>,
    errorBounds: errorBounds as Record<L, number>,
    reasons,
  };
}

function readLosses<L extends LandscapeLoss>(losses: readonly L[]): readonly L[] {
  if (!Array.isArray(losses) || losses.length === 0) {
    throw new DomainError('losses', losses, `a list of some of ${LOSSES.join(', ')}`);
  }
  for (const loss of losses) {
    if (!LOSSES.includes(loss)) {
      throw new DomainError('losses', loss, `some of ${LOSSES.join(', ')}`);
    }
  }
  return [...new Set(losses)];
}

function readGrid({ mean, sd, columns, rows }: LandscapeGrid): {
  readonly means: Float64Array;
  readonly sds: Float64Array;
} {
  const [left, right] = readRange(mean, 'mean', requireFinite);
  const [narrow, wide] = readRange(sd, 'sd', requirePositive);
  const width = readCount(columns, 'columns');
  const height = readCount(rows, 'rows');
  const between = (from: number, to: number, part: number): number =>
    part === 1 ? to : from + (to - from) * part;
  const means = Float64Array.from({ length: width }, (_, i) =>
    between(left, right, i / (width - 1)),
  );
  const logs = [Math.log(narrow), Math.log(wide)] as const;
  const sds = Float64Array.from({ length: height }, (_, j) => {
    if (j === 0) return narrow;
    return j === height - 1 ? wide : Math.exp(between(...logs, j / (height - 1)));
  });
  return { means, sds };
}

function readRange(
  range: readonly [number, number],
  field: string,
  read: (value: unknown, field: string) => number,
): readonly [number, number] {
  if (!Array.isArray(range)) throw new DomainError(field, range, 'a pair of numbers');
  const low = read(range[0], field);
  const high = read(range[1], field);
  if (!(high > low && Number.isFinite(high - low))) {
    throw new DomainError(field, range, 'the lower end, then a higher one');
  }
  return [low, high];
}

function readCount(value: number, field: string): number {
  if (Number.isInteger(value) && value >= 2 && value <= MOST) return value;
  throw new DomainError(field, value, `an integer from 2 to ${MOST}`);
}
