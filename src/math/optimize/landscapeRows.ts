import type { Quantity } from '../types';
import { leavesBetween } from './landscapeLeaves';
import { RowIntegrals } from './landscapeSums';
import type { RowSums } from './landscapeSums';
import { firstIn, variationAlong } from './landscapeVariation';
import { mapPanels } from './mapPanels';
import { objectiveOf } from './objective';
import { profileOf } from './profile';
import type { Target } from './target';
import type { FitLoss } from './types';

/** Rounding of sums over some hundred nodes, beside the size of what is summed. */
const ROUNDING = 1e-13;
/** Normal mass beyond the reach of the sums, times log p there: that grows like z² at most where KL(q‖p) is finite. */
const TAIL = 1e-11;
/** Of the logarithms that are read from a table. */
const TABLE = 2e-10;
/** Error of p's mass up to a crossing (see ./panelMass), and of what lies beyond q's reach. */
const MASS = 1e-9;
/** How far from its mean q is looked at, in sds. */
const REACH = 8;
const LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);
const HALF_INVERSE_ROOT_PI = 0.5 / Math.sqrt(Math.PI);

/** Writes a loss along the row, and returns the bound of the worst of its errors. */
type WriteLine = (loss: Exclude<FitLoss, 'j'>, into: Float64Array) => number;

/** For a row's sd: its losses, one by one, before the next row is asked for. All must be finite for this target. */
export function rowsOf(
  target: Target,
  losses: readonly Exclude<FitLoss, 'j'>[],
  means: Float64Array,
): (sd: number) => WriteLine {
  const panels = mapPanels(target, losses.includes('klQP') ? target.logPanels : target.panels);
  const columns = means.length;
  const [first, last] = [means[0], means[columns - 1]];
  const step = (last - first) / (columns - 1);
  const wanted = {
    cross: losses.includes('klQP'),
    overlap: losses.includes('l2Squared'),
    jensen: losses.includes('jsd'),
  };
  const integrals = new RowIntegrals(columns, wanted);
  const least = losses.includes('klPQ') ? leastOf(target) : undefined;
  return (sd) => {
    const bounds = [first - REACH * sd, last + REACH * sd] as const;
    const { inside } = leavesBetween(target, panels, bounds, sd);
    const { cross, overlap, jensen } = integrals.sum({ sd, first, step, columns }, inside);
    return (loss, into) => {
      if (loss === 'klQP' && cross !== undefined) return writeCross(cross, sd, into);
      if (loss === 'l2Squared' && overlap !== undefined) {
        return writeSquares(overlap, sd, target.integralOfSquare, into);
      }
      if (loss === 'jsd' && jensen !== undefined) return writeJensen(jensen, into);
      if (loss === 'tv') return writeVariation(target, bounds, sd, means, into);
      if (loss === 'klPQ' && least !== undefined) return writeMoments(least, sd, means, into);
      throw new Error(`${loss} was not announced`);
    };
  };
}

/** KL(q‖p) = −log(sd √(2πe)) − ∫ q log p. */
function writeCross({ total, error }: RowSums, sd: number, into: Float64Array): number {
  const own = -Math.log(sd) - LOG_ROOT_TWO_PI - 0.5;
  let bound = 0;
  for (let i = 0; i < into.length; i++) {
    into[i] = Math.max(0, own - total[i]);
    bound = Math.max(bound, error[i] + TAIL * (1 + Math.abs(total[i])));
  }
  return bound;
}

/** ∫q² − 2∫qp + ∫p². */
function writeSquares(
  { total, error }: RowSums,
  sd: number,
  { value: square, errorBound }: Quantity,
  into: Float64Array,
): number {
  const own = HALF_INVERSE_ROOT_PI / sd;
  let bound = 0;
  for (let i = 0; i < into.length; i++) {
    into[i] = Math.max(0, own - 2 * total[i] + square);
    bound = Math.max(bound, 2 * error[i]);
  }
  return bound + errorBound + ROUNDING * (own + square);
}

/** ln 2 − ½ ∫ [q log(1 + p/q) + p log(1 + q/p)]. */
function writeJensen({ total, error }: RowSums, into: Float64Array): number {
  let bound = 0;
  for (let i = 0; i < into.length; i++) {
    into[i] = Math.max(0, Math.LN2 - 0.5 * total[i]);
    bound = Math.max(bound, 0.5 * error[i]);
  }
  return bound + TABLE + TAIL;
}

/** By the panels of a search: crossings are found between their nodes, which lie nearer to each other. */
function writeVariation(
  target: Target,
  bounds: readonly [number, number],
  sd: number,
  means: Float64Array,
  into: Float64Array,
): number {
  const leaves = leavesBetween(target, target.panels, bounds, sd);
  const profile = profileOf(leaves, target.density.breakpoints);
  let bound = 0;
  let from = 0;
  for (let i = 0; i < into.length; i++) {
    from = firstIn(profile, means[i], sd, from);
    const { value, error } = variationAlong(profile, means[i], sd, from);
    into[i] = value;
    bound = Math.max(bound, error);
  }
  return 2 * bound + MASS;
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
function writeMoments(
  { mean: centre, variance, value }: Least,
  sd: number,
  means: Float64Array,
  into: Float64Array,
): number {
  const spread = variance / (sd * sd);
  const wider = -0.5 * Math.log(spread);
  let size = 0;
  for (let i = 0; i < into.length; i++) {
    const shift = (centre - means[i]) / sd;
    into[i] = Math.max(0, value.value + wider + 0.5 * (spread + shift * shift - 1));
    size = Math.max(size, shift * shift);
  }
  const sizes = 1 + Math.abs(wider) + spread + size + value.value;
  return value.errorBound + 8 * Number.EPSILON * sizes;
}
