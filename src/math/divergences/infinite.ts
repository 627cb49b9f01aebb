import type { Density, EndBehaviour } from '../quadrature/density';
import { twoLessSquaredRatio } from '../special/squareGap';

/** Why an integral diverges, in words; undefined when it converges. */
export type Reason = string | undefined;

const massOutside = (q = 'q', p = 'p'): string => `${q} has mass where ${p} has none`;

/** Intervals on which a density is positive. */
function positiveIntervals(d: Density): [number, number][] {
  const cuts = [d.support[0], ...d.gaps.flatMap(([a, b]) => [a, b]), d.support[1]];
  const intervals: [number, number][] = [];
  for (let i = 0; i + 1 < cuts.length; i += 2) intervals.push([cuts[i], cuts[i + 1]]);
  return intervals;
}

/** Whether q has mass where p has none. */
function leavesSupport(q: Density, p: Density): boolean {
  if (q.support[0] < p.support[0] || q.support[1] > p.support[1]) return true;
  if (q.gaps.length === 0 && p.gaps.length === 0) return false;
  for (const [a, b] of positiveIntervals(q)) {
    const inside = positiveIntervals(p).some(([c, d]) => c <= a && b <= d);
    if (!inside) return true;
  }
  return false;
}

function isPowerTail(end: EndBehaviour): boolean {
  return (
    !Number.isFinite(end.at) && end.gaussian === 0 && end.linear === 0 && end.logGaussian === 0
  );
}

/** Why ∫ q log(q/p) is +∞: support, or a tail of q too heavy for −log p to have a mean. */
export function klInfinite(q: Density, p: Density, nameQ = 'q', nameP = 'p'): Reason {
  if (leavesSupport(q, p)) return massOutside(nameQ, nameP);
  for (const side of [0, 1] as const) {
    const tail = q.ends[side];
    const other = p.ends[side];
    if (!isPowerTail(tail) || Number.isFinite(other.at)) continue;
    const df = -tail.index;
    const growth = other.growth ?? (other.gaussian > 0 ? 2 : other.linear < 0 ? 1 : 0);
    if (df <= growth && growth > 0) {
      const [moment, power] =
        growth === 2
          ? ['variance', 'x²']
          : growth === 1
            ? ['mean', '|x|']
            : [`moment of order ${growth}`, `|x|^${growth}`];
      return `the tail of ${nameQ} is too heavy: it has no finite ${moment}, and −log ${nameP} grows like ${power}`;
    }
  }
  return undefined;
}

/** Power of a density on one side of a point: 0 inside its support unless it says otherwise; undefined where it is 0. */
function endAt(d: Density, x: number, side: 1 | -1): EndBehaviour | undefined {
  const end = d.ends[side === 1 ? 0 : 1];
  if (end.at === x) return end;
  if (!(d.support[0] < x && x < d.support[1])) return undefined;
  for (const [a, b] of d.gaps) {
    if (side === 1 ? x >= a && x < b : x > a && x <= b) return undefined;
  }
  return { at: x, gaussian: 0, linear: 0, logGaussian: 0, ...regular(d.powerAt?.(x, side) ?? 0) };
}

function regular(power: number): { power: number; index: number } {
  return { power, index: power + 1 };
}

function pointsOfInterest(q: Density, p: Density): Iterable<number> {
  const points = q.support.concat(p.support, q.breakpoints, p.breakpoints);
  return points.filter((x, i) => points.indexOf(x) === i);
}

/** Why ∫ q²/p is +∞. */
export function chi2Infinite(q: Density, p: Density): Reason {
  if (leavesSupport(q, p)) return massOutside();
  for (const x of pointsOfInterest(q, p)) {
    for (const side of [1, -1] as const) {
      const a = endAt(q, x, side);
      const b = endAt(p, x, side);
      if (a === undefined || b === undefined) continue;
      if (diverges(a, b)) {
        return Number.isFinite(x)
          ? `q²/p is not integrable at ${x}`
          : 'the tail of q is too heavy for that of p: q²/p is not integrable';
      }
    }
  }
  return undefined;
}

/** Whether q²/p, with the leading terms 2a − b, is not integrable at that end. */
function diverges(a: EndBehaviour, b: EndBehaviour): boolean {
  // the rounded coefficients below would settle 2 sd_p² against sd_q² by chance where they agree to the last digit
  if (a.sd !== undefined && b.sd !== undefined && a.gaussian > 0 === b.gaussian > 0) {
    return twoLessSquaredRatio(a.sd, b.sd) < 0;
  }
  const index = 2 * a.index - b.index;
  const logGaussian = 2 * a.logGaussian - b.logGaussian;
  if (Number.isFinite(a.at)) {
    if (logGaussian !== 0) return logGaussian < 0;
    return index <= 0;
  }
  const gaussian = 2 * a.gaussian - b.gaussian;
  if (gaussian !== 0) return gaussian < 0;
  const linear = 2 * a.linear - b.linear;
  if (linear !== 0) return linear > 0;
  if (logGaussian !== 0) return logGaussian < 0;
  return index >= 0;
}

/** Why ∫(q − p)² is +∞: a density ~ distance^k with k ≤ −1/2 at an end. */
export function l2Infinite(q: Density, p: Density): Reason {
  for (const [d, name] of [
    [q, 'q'],
    [p, 'p'],
  ] as const) {
    for (const end of d.ends) {
      if (Number.isFinite(end.at) && end.logGaussian === 0 && end.index <= 0.5) {
        return `${name}² is not integrable at ${end.at}: ${name} grows like distance^${end.power}`;
      }
    }
  }
  return undefined;
}

/** Why ∫|F_q − F_p| is +∞: no mean, unless the two tails cancel (`sameTails`). */
export function wassersteinInfinite(q: Density, p: Density, sameTails: boolean): Reason {
  if (sameTails) return undefined;
  for (const [d, name] of [
    [q, 'q'],
    [p, 'p'],
  ] as const) {
    for (const end of d.ends) {
      if (isPowerTail(end) && end.index >= -1) return `${name} has no mean`;
    }
  }
  return undefined;
}
