import { kronrodError } from '../quadrature/kronrod';
import { coarseRule, differences, fullRule, PARTS, size, sums, VALUE } from './kernels';
import type { Kernel } from './kernels';
import type { Target } from './target';
import type { TargetPanel } from './targetPanel';

/**
 * `scan`: signs of slopes, by half of the nodes; `search`: one pass without a look at the errors; `value`: the integral itself as well as doubles allow; `places`: its
 * derivatives too, from which places follow to 1e-12.
 */
export type Accuracy = 'scan' | 'search' | 'value' | 'places';

/** So many sds of q to each side are looked at: z⁴ φ(z) beyond is below 1e-16, the mass beyond 8.3 sd too. */
const REACH: Readonly<Record<Accuracy, number>> = { scan: 6, search: 7, value: 8.4, places: 9.6 };
/** Panels are halved until this many sd wide. */
const WIDEST: Readonly<Record<Accuracy, number>> = { scan: 2.5, search: 3, value: 3, places: 2 };
/** A panel is halved again while the error estimate of a component is above this part of the whole. */
const TOLERANCE = 3e-14;
const MAX_DEPTH = 40;

interface Sums {
  /** By the component constants of ./kernels. */
  readonly total: Float64Array;
  /** Estimated error of the value, rounding apart. */
  readonly error: number;
  /** ∫|integrand|. */
  readonly absolute: number;
}

interface Effort {
  /** Whether panels may be left out where p has no mass. */
  readonly followsTarget: boolean;
  readonly accuracy: Accuracy;
}

/** The kernel's integral with q = N(mean, sd²), over the target's panels as far as q reaches. */
export function integrateKernel(
  target: Target,
  kernel: Kernel,
  mean: number,
  sd: number,
  { followsTarget, accuracy }: Effort,
): Sums {
  const total = new Float64Array(PARTS);
  const reach = REACH[accuracy] * sd;
  const widest = WIDEST[accuracy] * sd;
  let error = 0;
  let absolute = 0;
  let halved = 0;
  const rule = accuracy === 'scan' ? coarseRule : fullRule;
  const firstChecked =
    accuracy === 'search' || accuracy === 'scan' ? PARTS : accuracy === 'value' ? VALUE : 0;
  const visit = (panel: TargetPanel, depth: number): void => {
    if (panel.right < mean - reach || panel.left > mean + reach) return;
    if (followsTarget && !panel.hasMass) return;
    if (2 * panel.half > widest && depth < MAX_DEPTH) {
      halve(panel, depth);
      return;
    }
    kernel(panel, mean, sd, rule);
    if (firstChecked < PARTS && depth < MAX_DEPTH && isRough(firstChecked, absolute)) {
      halve(panel, depth);
      return;
    }
    for (let i = 0; i < PARTS; i++) total[i] += sums[i];
    error += kronrodError(differences[VALUE], size.value);
    absolute += size.value;
  };
  const halve = (panel: TargetPanel, depth: number): void => {
    halved += panel.isHalved ? 0 : 1;
    const [left, right] = panel.halves;
    visit(left, depth + 1);
    visit(right, depth + 1);
  };
  for (const panel of followsTarget ? target.panels : target.logPanels) visit(panel, 0);
  target.spend(halved);
  return { total, error, absolute };
}

/** Whether the last panel's sums, from component `first` on, are not yet known to the tolerance. */
function isRough(first: number, before: number): boolean {
  const allowed = TOLERANCE * Math.max(1, before + size.value);
  for (let i = first; i < PARTS; i++) {
    const delta = Math.abs(differences[i]);
    // the value's own size stands for those of its derivatives, which are of the same order
    if (delta > allowed && kronrodError(delta, Math.max(size.value, Math.abs(sums[i]))) > allowed) {
      return true;
    }
  }
  return false;
}
