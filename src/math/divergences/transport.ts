import type { PieceList } from './pieces';
import { differenceAt, MOMENT, SIGNED } from './components';
import type { RatioPair } from './components';
import { distanceAt } from '../quadrature/panel';
import type { Panel } from '../quadrature/panel';
import { gaussLegendre } from '../special/gaussLegendre';

const rule = gaussLegendre(24);

interface Transport {
  readonly value: number;
  /** Point on the axis up to which mass is summed from the left, beyond from the right. */
  readonly pivot: number;
}

/**
 * ∫|F_q − F_p| dx from the signed mass and first moment of every panel, without distribution functions.
 * G = F_q − F_p is summed from both ends inwards to the pivot, so that its tails keep their relative accuracy. On a panel
 * where q − p has one sign G is monotone: its integral follows by parts, cut at its zero where the ends differ in sign.
 * Without a pair those cuts are guessed: enough to know the size of the result.
 */
export function transport(pair: RatioPair | undefined, pieces: PieceList): Transport {
  const n = pieces.length;
  if (n === 0) return { value: 0, pivot: 0 };
  let total = 0;
  for (const piece of pieces) total += Math.abs(piece.sums.value[SIGNED]!);
  let pivotIndex = 0;
  for (let sum = 0; pivotIndex < n; pivotIndex++) {
    sum += Math.abs(pieces[pivotIndex]!.sums.value[SIGNED]!);
    if (sum >= 0.5 * total) break;
  }
  pivotIndex = Math.min(pivotIndex, n - 1);
  let value = 0;
  let g = 0;
  for (let i = 0; i < pivotIndex; i++) {
    const { panel, sums } = pieces[i]!;
    if (i > 0) value += Math.abs(g) * (panel.left - pieces[i - 1]!.panel.right);
    const next = g + sums.value[SIGNED]!;
    value += panelTransport(pair, panel, g, next, sums.value[MOMENT]!, sums.value[SIGNED]!, true);
    g = next;
  }
  const fromLeft = g;
  g = 0;
  for (let i = n - 1; i >= pivotIndex; i--) {
    const { panel, sums } = pieces[i]!;
    if (i < n - 1) value += Math.abs(g) * (pieces[i + 1]!.panel.left - panel.right);
    const next = i === pivotIndex && pivotIndex > 0 ? fromLeft : g - sums.value[SIGNED]!;
    value += panelTransport(pair, panel, next, g, sums.value[MOMENT]!, sums.value[SIGNED]!, false);
    g = g - sums.value[SIGNED]!;
  }
  if (pivotIndex > 0) {
    value +=
      Math.abs(fromLeft) * (pieces[pivotIndex]!.panel.left - pieces[pivotIndex - 1]!.panel.right);
  }
  return { value, pivot: pieces[pivotIndex]!.panel.left };
}

/** ∫|G| over one panel from G at its two ends. */
function panelTransport(
  pair: RatioPair | undefined,
  panel: Panel,
  left: number,
  right: number,
  moment: number,
  signed: number,
  fromLeft: boolean,
): number {
  const near = distanceAt(panel, panel.low);
  const width = distanceAt(panel, panel.high) - near;
  if (left * right < 0) {
    if (pair === undefined)
      return (0.5 * width * (left * left + right * right)) / Math.abs(right - left);
    return crossing(pair, panel, left, right);
  }
  // ∫G = G(left)·w + ∫(x_right − x)(q − p) = G(right)·w − ∫(x − x_left)(q − p)
  const fromLeftEnd = panel.direction === 1 ? moment : width * signed - moment;
  if (fromLeft) return Math.abs(left * width + (width * signed - fromLeftEnd));
  return Math.abs(right * width - fromLeftEnd);
}

/** ∫|G| over a panel inside which G changes sign once. */
function crossing(pair: RatioPair, panel: Panel, left: number, right: number): number {
  const inner = panel.direction === 1 ? left : right;
  const outer = panel.direction === 1 ? right : left;
  // along t, G starts at `inner` and changes by direction·∫(q − p)
  let low = panel.low;
  let high = panel.high;
  let z = low + ((high - low) * Math.abs(inner)) / (Math.abs(inner) + Math.abs(outer));
  let part = partial(pair, panel, panel.low, z);
  for (let step = 0; step < 60; step++) {
    const g = inner + panel.direction * part.mass;
    if (g * inner > 0) low = z;
    else high = z;
    const t = distanceAt(panel, z);
    const density = differenceAt(pair, panel, panel.direction * t);
    const slope = panel.direction * density * (panel.logarithmic ? t : 1);
    let next = z - g / slope;
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    const settled = Math.abs(next - z) <= 1e-9 * (panel.high - panel.low);
    z = next;
    part = partial(pair, panel, panel.low, z);
    // ∫|G| is stationary in z: an error of 1e-9 in its place is 1e-18 in the value
    if (settled) break;
  }
  const rest = partial(pair, panel, z, panel.high);
  const widthIn = distanceAt(panel, z) - distanceAt(panel, panel.low);
  const widthOut = distanceAt(panel, panel.high) - distanceAt(panel, z);
  // inner part: G(t) = inner + dir·∫_low^t, so ∫G = inner·w + dir·∫(z − t)(q − p) dt
  const first = inner * widthIn + panel.direction * (widthIn * part.mass - part.moment);
  // outer part: G(t) = outer − dir·∫_t^high, so ∫G = outer·w − dir·∫(t − z)(q − p) dt
  const second = outer * widthOut - panel.direction * rest.moment;
  return Math.abs(first) + Math.abs(second);
}

/** ∫(q − p) and ∫(t − t_from)(q − p) for the panel coordinate between two values. */
function partial(
  pair: RatioPair,
  panel: Panel,
  from: number,
  to: number,
): { mass: number; moment: number } {
  const middle = 0.5 * (from + to);
  const half = 0.5 * (to - from);
  const near = distanceAt(panel, from);
  let mass = 0;
  let moment = 0;
  for (let i = 0; i < rule.nodes.length; i++) {
    const t = distanceAt(panel, middle + half * rule.nodes[i]!);
    const density = differenceAt(pair, panel, panel.direction * t);
    const weight = rule.weights[i]! * half * (panel.logarithmic ? t : 1) * density;
    mass += weight;
    moment += weight * (t - near);
  }
  return { mass, moment };
}
