import { nodes, POINTS } from '../quadrature/kronrod';
import { isDeep } from '../quadrature/deep';
import { distanceAt } from '../quadrature/panel';
import type { Panel } from '../quadrature/panel';
import type { RatioPair } from './components';
import { deepRatio } from './deepTerms';
import { ratioAt } from './nodes';
import type { Piece } from './pieces';

/** Crossings are found to this part of half a panel. */
export const ROOT = 1e-9;
/** This near to an end of a panel a root is where the panel was cut before. */
export const AT_END = 1e-7;

/** A zero of log q − log p inside the panel, by the signs at its nodes and its ends; NaN when there is none. */
export function findCrossing(pair: RatioPair, { panel, sums }: Piece): number {
  const { low, high } = panel;
  const middle = 0.5 * (low + high);
  const half = 0.5 * (high - low);
  const at = ratioAlong(pair, panel);
  const between = (from: number, to: number): number => {
    const root = illinois(at, from, to, ROOT * half);
    return isInside(root, panel) ? root : NaN;
  };
  const { change, changeFrom } = sums;
  const inside =
    change === 0 ? NaN : between(middle + half * nodes[changeFrom], middle + half * nodes[change]);
  if (!Number.isNaN(inside)) return inside;
  const before = between(low, middle + half * nodes[0]);
  return Number.isNaN(before) ? between(middle + half * nodes[POINTS - 1], high) : before;
}

/** D = log q − log p as a function of the panel's coordinate. */
export function ratioAlong(pair: RatioPair, panel: Panel): (v: number) => number {
  return isDeep(panel)
    ? deepRatio(pair, panel)
    : (v) => ratioAt(pair, panel.anchor, panel.direction * distanceAt(panel, v));
}

/** Whether a root is farther from both ends of the panel than where it was cut before. */
export function isInside(root: number, { low, high }: Panel): boolean {
  return Math.min(root - low, high - root) > AT_END * 0.5 * (high - low);
}

/** Root in a bracket by the Illinois variant of false position (M. Dowell, P. Jarratt 1971); NaN without a change of sign. */
export function illinois(
  f: (x: number) => number,
  from: number,
  to: number,
  tolerance: number,
): number {
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
