import { nodes, POINTS } from '../quadrature/kronrod';
import { isDeep } from '../quadrature/deep';
import { distanceAt } from '../quadrature/panel';
import type { RatioPair } from './components';
import { deepRatio } from './deepTerms';
import { ratioAt } from './nodes';
import type { Piece } from './pieces';

/** A zero of log q − log p inside the panel, by the signs at its nodes and its ends; NaN when there is none. */
export function findCrossing(pair: RatioPair, { panel, sums }: Piece): number {
  const { low, high } = panel;
  const middle = 0.5 * (low + high);
  const half = 0.5 * (high - low);
  const at = isDeep(panel)
    ? deepRatio(pair, panel)
    : (v: number): number => ratioAt(pair, panel.anchor, panel.direction * distanceAt(panel, v));
  const between = (from: number, to: number): number => {
    const root = illinois(at, from, to, 1e-9 * half);
    // a crossing at the end itself is where the panel was cut before
    return Math.min(root - low, high - root) > 1e-7 * half ? root : NaN;
  };
  const { change } = sums;
  const inside =
    change === 0 ? NaN : between(middle + half * nodes[change - 1], middle + half * nodes[change]);
  if (!Number.isNaN(inside)) return inside;
  const before = between(low, middle + half * nodes[0]);
  return Number.isNaN(before) ? between(middle + half * nodes[POINTS - 1], high) : before;
}

/** Root in a bracket by the Illinois variant of false position (M. Dowell, P. Jarratt 1971); NaN without a change of sign. */
function illinois(f: (x: number) => number, from: number, to: number, tolerance: number): number {
  let a = from;
  let b = to;
  let fa = f(a);
  let fb = f(b);
  if (fb === 0) return b;
  if (!(fa * fb < 0)) return NaN;
  for (let step = 0; step < 80 && Math.abs(b - a) > tolerance; step++) {
    let c = b - (fb * (b - a)) / (fb - fa);
    if (!(c > Math.min(a, b) && c < Math.max(a, b))) c = 0.5 * (a + b);
    const fc = f(c);
    if (fc === 0) return c;
    if (fc * fb < 0) {
      a = b;
      fa = fb;
    } else fa *= 0.5;
    const moved = Math.abs(c - b);
    b = c;
    fb = fc;
    if (moved <= tolerance) break;
  }
  return b;
}
