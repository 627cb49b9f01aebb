import type { ContinuousLaw } from '../distributions/types';
import type { Target } from './target';
import type { Problem } from './slopes';

/** Where a search looks: means from low to high, sds from narrowest to widest (it goes on beyond where it must). */
export interface Region {
  readonly low: number;
  readonly high: number;
  readonly narrowest: number;
  readonly widest: number;
  /** Width of the target's narrowest mode: at smaller sds the loss over the mean has no finer features. */
  readonly finest: number;
}

/** Mass outside the means looked at, each side. */
const TAIL = 0.01;
/** The smallest sd looked at, in units of the target's narrowest mode. */
const NARROW = 0.25;
const WIDE = 3;

/**
 * The best normal's mean lies among the modes, the mean and the bulk of the target, its sd between that of the narrowest
 * mode (less where c·p is tall: a squared difference then wants a tall q) and that of the whole.
 */
export function regionOf({ target, loss, scale }: Problem): Region {
  const { density } = target;
  const [low, high] = bulk(target);
  const points = [low, high, ...density.modes];
  if (density.mean !== undefined && Number.isFinite(density.mean)) points.push(density.mean);
  const hullLow = Math.min(...points);
  const hullHigh = Math.max(...points);
  const whole = 0.25 * (high - low);
  let narrow = whole;
  for (const mode of density.modes) {
    const width = modeWidth(density, mode);
    if (width > 0) narrow = Math.min(narrow, width);
  }
  // for c·p the sd falls like c^(−1/3) on a smooth mode, c^(−1/2) on a kink, 1/c at a jump
  const tall =
    loss === 'l2Squared' ? Math.min(1, isSmooth(target) ? scale ** (-1 / 3) : 1 / scale) : 1;
  return {
    low: hullLow,
    high: hullHigh,
    finest: narrow,
    narrowest: NARROW * narrow * tall,
    widest: WIDE * Math.max(whole, 0.5 * (hullHigh - hullLow)),
  };
}

function isSmooth({ density }: Target): boolean {
  return density.breakpoints.every((x) => {
    const side = density.ends.find(({ at }) => at === x);
    return side !== undefined && side.power >= 2;
  });
}

/** The points with the tail mass on either side, to within a panel. */
function bulk({ panels, density }: Target): readonly [number, number] {
  let below = 0;
  let low = NaN;
  let high = NaN;
  for (const panel of panels) {
    const { logMass } = panel;
    if (logMass < -40) continue;
    const mass = panel.mass;
    if (Number.isNaN(low) && below + mass > TAIL) low = interpolate(panel, (TAIL - below) / mass);
    if (below < 1 - TAIL && below + mass >= 1 - TAIL) {
      high = interpolate(panel, (1 - TAIL - below) / mass);
    }
    below += mass;
  }
  const [from, to] = density.support;
  if (Number.isNaN(low)) low = Number.isFinite(from) ? from : panels[0].left;
  if (!(high > low)) high = Number.isFinite(to) ? to : panels[panels.length - 1].right;
  return [low, high];
}

function interpolate({ left, right }: { left: number; right: number }, part: number): number {
  return left + Math.min(1, Math.max(0, part)) * (right - left);
}

/** Distance from a mode to where the density has fallen by √e on the nearer side that falls; NaN at a pole. */
function modeWidth(density: ContinuousLaw, mode: number): number {
  const peak = density.logPdf(mode);
  if (!Number.isFinite(peak)) return NaN;
  let width = Infinity;
  for (const direction of [-1, 1]) {
    if (!(density.logPdf(mode + direction * 1e-9 * (Math.abs(mode) + 1e-9)) > -Infinity)) continue;
    const distance = halfFall(density, mode, direction, peak);
    width = Math.min(width, distance);
  }
  return width;
}

function halfFall(density: ContinuousLaw, mode: number, direction: number, peak: number): number {
  const fallen = (d: number): boolean => density.logPdfAt(mode, direction * d) < peak - 0.5;
  const start = Math.max(...density.knots.map((x) => Math.abs(x - mode)), 1e-300);
  let high = Number.isFinite(start) ? start : 1;
  for (let k = 0; k < 60 && !fallen(high); k++) high *= 2;
  let low = high;
  for (let k = 0; k < 200 && fallen(low); k++) low *= 0.5;
  // the first place where it has fallen may be nearer: the narrower of the two halves is all that is asked for
  for (let k = 0; k < 6; k++) {
    const middle = Math.sqrt(low * high);
    if (fallen(middle)) high = middle;
    else low = middle;
  }
  return high;
}
