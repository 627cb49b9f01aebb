import { nodes, POINTS } from '../quadrature/kronrod';
import type { RatioPair } from './components';
import { AT_END, illinois, isInside, ratioAlong, ROOT } from './crossing';
import type { Piece } from './pieces';

const MOST_PROBES = 24;
/** Where one side of a bracket is this much wider than the other, that side is narrowed. */
const LOPSIDED = 10;
/** A parabola that is right to this part of the value is believed. */
const TRUSTED = 0.25;

/** Two crossings between neighbouring nodes, or one beyond the outermost, and how far D goes to the other side. */
interface Dip {
  readonly cuts: readonly number[];
  readonly depth: number;
}

/** Crossings next to a node at which |log q − log p| is so low that there may be some; undefined when there are none. */
export function findDip(pair: RatioPair, { panel }: Piece, node: number): Dip | undefined {
  const { low, high } = panel;
  const middle = 0.5 * (low + high);
  const half = 0.5 * (high - low);
  const at = ratioAlong(pair, panel);
  const place = (i: number): number => (i < 0 ? low : i < POINTS ? middle + half * nodes[i] : high);
  const centre = place(node);
  const side = at(centre) < 0 ? -1 : 1;
  const f = (x: number): number => side * at(x);
  const found = findNegative(f, place(node - 1), centre, place(node + 1), ROOT * half);
  if (found === undefined) return undefined;
  const [from, x, to] = found;
  const cuts = [illinois(at, from, x, ROOT * half), illinois(at, x, to, ROOT * half)];
  if (cuts[1] - cuts[0] < AT_END * half) return undefined;
  return { cuts: cuts.filter((root) => isInside(root, panel)), depth: -f(x) };
}

/**
 * A point between two places at which f is negative, and points around it; undefined where f stays above 0. The start is
 * lower than what is known beside it, and f smooth.
 */
function findNegative(
  f: (x: number) => number,
  from: number,
  start: number,
  to: number,
  narrowest: number,
): readonly [number, number, number] | undefined {
  let [a, m, b] = [from, start, to];
  let [fa, fm, fb] = [f(a), f(m), f(b)];
  if (fa < 0) return [a, a, m];
  if (fb < 0) return [m, b, b];
  for (let step = 0; step < MOST_PROBES && b - a > narrowest; step++) {
    const left = (fm - fa) / (m - a);
    const curvature = ((fb - fm) / (b - m) - left) / (b - a);
    const slope = left + curvature * (m - a);
    const vertex = m - (0.5 * slope) / curvature;
    let x = vertex;
    if (fa < fm || fb < fm) {
      // f falls towards an end of the panel: is its minimum before that?
      const outer = fa < fm ? a : b;
      const beyond = (vertex - outer) / (outer - m);
      if (!(curvature > 0 && beyond < 0.5)) return undefined;
      if (beyond >= 0) x = 0.5 * (m + outer);
    } else if (b - m > LOPSIDED * (m - a)) x = m + 3 * (m - a);
    else if (m - a > LOPSIDED * (b - m)) x = m - 3 * (b - m);
    if (!(x > a && x < b) || x === m) return undefined;
    const fx = f(x);
    if (fx < 0) return [a, x, b];
    const expected = fm + (x - m) * (slope + curvature * (x - m));
    const lowest = fm + 0.5 * slope * (vertex - m);
    if (Math.abs(fx - expected) < TRUSTED * fx && lowest > 0.5 * Math.min(fx, fm)) return undefined;
    const [low, high] = x < m ? [x, m] : [m, x];
    const [fLow, fHigh] = x < m ? [fx, fm] : [fm, fx];
    // the lower of the two inner points becomes the middle one
    if (fLow < fHigh || (fLow === fHigh && x < m)) [m, fm, b, fb] = [low, fLow, high, fHigh];
    else [a, fa, m, fm] = [low, fLow, high, fHigh];
  }
  return undefined;
}
