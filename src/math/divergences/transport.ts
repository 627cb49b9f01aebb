import { isDeep } from '../quadrature/deep';
import { distanceAt } from '../quadrature/panel';
import type { Panel } from '../quadrature/panel';
import { gaussLegendre } from '../special/gaussLegendre';
import { MOMENT, ROUND_SIGNED, SIGNED } from './components';
import type { RatioPair } from './components';
import { evaluateNodes, offsets } from './nodes';
import type { Piece, PieceList } from './pieces';
import { differences, terms } from './pointTerms';

const long = gaussLegendre(24);
const short = gaussLegendre(12);
/** Steps of this part of a panel are small enough for Newton's method to have settled after them. */
const NEWTON_STEP = 1e-5;

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
  for (const piece of pieces) total += Math.abs(piece.sums.value[SIGNED]);
  let pivotIndex = 0;
  for (let sum = 0; pivotIndex < n; pivotIndex++) {
    sum += Math.abs(pieces[pivotIndex].sums.value[SIGNED]);
    if (sum >= 0.5 * total) break;
  }
  pivotIndex = Math.min(pivotIndex, n - 1);
  let value = 0;
  let g = 0;
  for (let i = 0; i < pivotIndex; i++) {
    const piece = pieces[i];
    const { panel, sums } = piece;
    if (i > 0) value += Math.abs(g) * (panel.left - pieces[i - 1].panel.right);
    const next = g + sums.value[SIGNED];
    value += panelTransport(pair, piece, g, next, true);
    g = next;
  }
  const fromLeft = g;
  g = 0;
  for (let i = n - 1; i >= pivotIndex; i--) {
    const piece = pieces[i];
    const { panel, sums } = piece;
    if (i < n - 1) value += Math.abs(g) * (pieces[i + 1].panel.left - panel.right);
    const next = i === pivotIndex && pivotIndex > 0 ? fromLeft : g - sums.value[SIGNED];
    value += panelTransport(pair, piece, next, g, false);
    g = g - sums.value[SIGNED];
  }
  if (pivotIndex > 0) {
    value +=
      Math.abs(fromLeft) * (pieces[pivotIndex].panel.left - pieces[pivotIndex - 1].panel.right);
  }
  return { value, pivot: pieces[pivotIndex].panel.left };
}

/** ∫|G| over one panel from G at its two ends. */
function panelTransport(
  pair: RatioPair | undefined,
  piece: Piece,
  left: number,
  right: number,
  fromLeft: boolean,
): number {
  const { panel, sums } = piece;
  if (isDeep(panel)) return 0; // narrower than 1e-290
  const moment = sums.value[MOMENT];
  const signed = sums.value[SIGNED];
  const near = distanceAt(panel, panel.low);
  const width = distanceAt(panel, panel.high) - near;
  if (left * right < 0) {
    // where all of G is rounding, its zero is nowhere
    const largest = Math.max(Math.abs(left), Math.abs(right));
    if (pair === undefined || largest < Number.EPSILON * sums.value[ROUND_SIGNED])
      return (0.5 * width * (left * left + right * right)) / Math.abs(right - left);
    return crossing(pair, piece, left, right);
  }
  // ∫G = G(left)·w + ∫(x_right − x)(q − p) = G(right)·w − ∫(x − x_left)(q − p)
  const fromLeftEnd = panel.direction === 1 ? moment : width * signed - moment;
  if (fromLeft) return Math.abs(left * width + (width * signed - fromLeftEnd));
  return Math.abs(right * width - fromLeftEnd);
}

/** ∫|G| over a panel inside which G changes sign once. */
function crossing(pair: RatioPair, { panel, sums }: Piece, left: number, right: number): number {
  const { direction } = panel;
  const inner = direction === 1 ? left : right;
  const outer = direction === 1 ? right : left;
  // along t, G starts at `inner` and changes by direction·∫(q − p)
  let low = panel.low;
  let high = panel.high;
  let z = low + ((high - low) * Math.abs(inner)) / (Math.abs(inner) + Math.abs(outer));
  let part = beyond({ mass: 0, moment: 0 }, pair, panel, low, z);
  for (let step = 0; step < 60; step++) {
    const g = inner + direction * part.mass;
    if (g * inner > 0) low = z;
    else high = z;
    const slope = direction * densityAt(pair, panel, z);
    let next = z - g / slope;
    const settled = Math.abs(next - z) <= NEWTON_STEP * (panel.high - panel.low);
    if (!settled && !(next > low && next < high)) next = 0.5 * (low + high);
    part = beyond(part, pair, panel, z, next);
    z = next;
    // after such a step z is off by its square, and ∫|G| is stationary in z
    if (settled) break;
  }
  const near = distanceAt(panel, panel.low);
  const widthIn = distanceAt(panel, z) - near;
  const widthOut = distanceAt(panel, panel.high) - near - widthIn;
  // inner part: G(t) = inner + dir·∫_low^t, so ∫G = inner·w + dir·∫(z − t)(q − p) dt
  const first = inner * widthIn + direction * (widthIn * part.mass - part.moment);
  // outer part: G(t) = outer − dir·∫_t^high, so ∫G = outer·w − dir·∫(t − z)(q − p) dt
  const restMass = sums.value[SIGNED] - part.mass;
  const restMoment = sums.value[MOMENT] - part.moment - widthIn * restMass;
  const second = outer * widthOut - direction * restMoment;
  return Math.abs(first) + Math.abs(second);
}

/** ∫(q − p) and ∫(t − t_near)(q − p) from the near end of a panel to some coordinate. */
interface Part {
  readonly mass: number;
  readonly moment: number;
}

/** A part that ended at the coordinate `from`, continued to `to`. */
function beyond(part: Part, pair: RatioPair, panel: Panel, from: number, to: number): Part {
  // the panel's own rule is accurate on all of it: half the points are enough for a small stretch
  const { nodes, weights } = Math.abs(to - from) > 0.5 * (panel.high - panel.low) ? long : short;
  const middle = 0.5 * (from + to);
  const half = 0.5 * (to - from);
  for (let i = 0; i < nodes.length; i++) {
    offsets[i] = panel.direction * distanceAt(panel, middle + half * nodes[i]);
  }
  evaluateNodes(pair, panel, nodes.length);
  differences(nodes.length, panel.hasQ && panel.hasP);
  const near = distanceAt(panel, panel.low);
  let { mass, moment } = part;
  for (let i = 0; i < nodes.length; i++) {
    const t = panel.direction * offsets[i];
    const share = weights[i] * half * (panel.logarithmic ? t : 1) * terms[SIGNED][i];
    mass += share;
    moment += share * (t - near);
  }
  return { mass, moment };
}

/** (q − p) dt/dz at a panel coordinate z. */
function densityAt(pair: RatioPair, panel: Panel, z: number): number {
  const t = distanceAt(panel, z);
  offsets[0] = panel.direction * t;
  evaluateNodes(pair, panel, 1);
  differences(1, panel.hasQ && panel.hasP);
  return terms[SIGNED][0] * (panel.logarithmic ? t : 1);
}
