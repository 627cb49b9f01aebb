import { leavesBetween } from './landscapeLeaves';
import type { Leaf } from './landscapeLeaves';
import { addJensen, addProduct, emptySums } from './landscapeSums';
import type { Row, RowSums } from './landscapeSums';
import { firstIn, variationAlong } from './landscapeVariation';
import { objectiveOf } from './objective';
import { profileOf } from './profile';
import type { Target } from './target';
import type { Quantity } from '../types';
import type { FitLoss } from './types';

type MappedLoss = Exclude<FitLoss, 'j'>;

/** A loss along a row of a map. */
interface Line {
  readonly line: Float64Array;
  /** Of the worst of its values. */
  readonly errorBound: number;
}

/** Rounding of sums over some hundred nodes, beside the size of what is summed. */
const ROUNDING = 1e-13;
/** Normal mass beyond the reach of the sums, times log p there: that grows like z² at most where KL(q‖p) is finite. */
const TAIL = 1e-11;
/** Error of p's mass up to a crossing (see ./panelMass), and of what lies beyond q's reach. */
const MASS = 1e-9;
/** How far from its mean q is looked at, in sds. */
const REACH = 8;
const LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);
const HALF_INVERSE_ROOT_PI = 0.5 / Math.sqrt(Math.PI);

/** For a row's sd: its losses, one by one. All must be finite for this target. */
export function rowsOf(
  target: Target,
  losses: readonly MappedLoss[],
  means: Float64Array,
): (sd: number) => (loss: MappedLoss) => Line {
  const panels = losses.includes('klQP') ? target.logPanels : target.panels;
  const columns = means.length;
  const first = means[0];
  const step = (means[columns - 1] - first) / (columns - 1);
  const least = losses.includes('klPQ') ? leastOf(target) : undefined;
  return (sd) => {
    const reach = REACH * sd;
    const leaves = leavesBetween(target, panels, [first - reach, means[columns - 1] + reach], sd);
    const row: Row = { sd, first, step, columns };
    return (loss) => {
      if (loss === 'klQP') return cross(row, leaves);
      if (loss === 'l2Squared') return squares(row, leaves, target);
      if (loss === 'jsd') return jensen(row, leaves);
      if (loss === 'tv') return variation(means, sd, leaves, target);
      return moments(row, means, least);
    };
  };
}

/** Where KL(p‖q) is least, and what it is there. */
interface Least {
  readonly mean: number;
  readonly variance: number;
  readonly value: Quantity;
}

function leastOf({ density }: Target): Least {
  const { mean = NaN, variance = NaN } = density;
  return { mean, variance, value: objectiveOf(density, 'klPQ')(mean, Math.sqrt(variance)) };
}

/** KL(p‖q) from its least value, at the moments of p: more by log(sd/sd_p) + ½ ((variance_p + (mean_p − mean)²)/sd² − 1). */
function moments({ sd }: Row, means: Float64Array, least: Least | undefined): Line {
  if (least === undefined) throw new Error('KL(p‖q) was not announced');
  const { mean: centre, variance, value } = least;
  const spread = variance / (sd * sd);
  const wider = -0.5 * Math.log(spread);
  let size = 0;
  const line = means.map((mean) => {
    const shift = (centre - mean) / sd;
    const more = wider + 0.5 * (spread + shift * shift - 1);
    size = Math.max(size, Math.abs(wider) + spread + shift * shift);
    return Math.max(0, value.value + more);
  });
  return { line, errorBound: value.errorBound + 8 * Number.EPSILON * (1 + size + value.value) };
}

/** KL(q‖p) = −log(sd √(2πe)) − ∫ q log p. */
function cross(row: Row, leaves: readonly Leaf[]): Line {
  const sums = emptySums(row.columns);
  for (const { panel } of leaves) addProduct(row, panel, panel.logP, sums);
  const own = -Math.log(row.sd) - LOG_ROOT_TWO_PI - 0.5;
  return lineOf(
    sums,
    (sum) => own - sum,
    (sum) => TAIL * (1 + Math.abs(sum)),
  );
}

/** ∫q² − 2∫qp + ∫p². */
function squares(row: Row, leaves: readonly Leaf[], target: Target): Line {
  const sums = emptySums(row.columns);
  for (const { panel, hasMass } of leaves) if (hasMass) addProduct(row, panel, panel.p, sums);
  const { value: square, errorBound } = target.integralOfSquare;
  const own = HALF_INVERSE_ROOT_PI / row.sd;
  const rest = errorBound + ROUNDING * (own + square);
  return lineOf(
    sums,
    (sum) => own - 2 * sum + square,
    (sum, error) => error + rest + ROUNDING * sum,
  );
}

/** ln 2 − ½ ∫ [q log(1 + p/q) + p log(1 + q/p)]. */
function jensen(row: Row, leaves: readonly Leaf[]): Line {
  const sums = emptySums(row.columns);
  for (const { panel, hasMass } of leaves) if (hasMass) addJensen(row, panel, sums);
  return lineOf(
    sums,
    (sum) => Math.LN2 - 0.5 * sum,
    () => TAIL,
  );
}

function variation(
  means: Float64Array,
  sd: number,
  leaves: readonly Leaf[],
  { density }: Target,
): Line {
  const profile = profileOf(leaves, density.breakpoints);
  let errorBound = 0;
  let from = 0;
  const line = means.map((mean) => {
    from = firstIn(profile, mean, sd, from);
    const { value, error } = variationAlong(profile, mean, sd, from);
    errorBound = Math.max(errorBound, error);
    return value;
  });
  return { line, errorBound: 2 * errorBound + MASS };
}

/** Values of a row made from its sums; none of the losses is negative. */
function lineOf(
  { total, error }: RowSums,
  valueOf: (sum: number) => number,
  rest: (sum: number, error: number) => number,
): Line {
  let errorBound = 0;
  for (let i = 0; i < total.length; i++) {
    errorBound = Math.max(errorBound, error[i] + rest(total[i], error[i]));
    total[i] = Math.max(0, valueOf(total[i]));
  }
  return { line: total, errorBound };
}
