import { split } from '../quadrature/panel';
import type { Panel, Plan } from '../quadrature/panel';
import { nodes } from '../quadrature/kronrod';
import { distanceAt } from '../quadrature/panel';
import { COMPONENTS, integratePanel, MOMENT, ratioAt, recycleSums, SIGNED } from './components';
import type { RatioPair } from './components';
import type { Piece, PieceList } from './pieces';
import { transport } from './transport';

/** A panel is divided while its error bound is above this part of the total of any component asked for. */
const TOLERANCE = 1e-12;
/** Signed parts of one panel may cancel up to this part of the total variation; above it the panel is cut at the crossing. */
const CANCELLATION = 1e-14;
const MAX_PANELS = 600;
const MAX_GENERATIONS = 60;

/**
 * Divides the panels of a plan until every component that is `wanted` (indices of ./components) is known to 1e-12 of
 * its own total on each, and q − p has one sign on each.
 */
export function refine(
  pair: RatioPair,
  plan: Plan,
  wanted: Uint8Array,
  chiOffset: number,
): { pieces: PieceList; evaluations: number } {
  recycleSums();
  let pieces: Piece[] = plan.panels.map((panel) => ({
    panel,
    sums: integratePanel(pair, panel, chiOffset),
  }));
  let evaluations = pieces.length;
  const limits = new Float64Array(COMPONENTS);
  for (let generation = 0; generation < MAX_GENERATIONS; generation++) {
    let variation = 0;
    limits.fill(0);
    for (const { sums } of pieces) {
      for (let c = 0; c < COMPONENTS; c++) limits[c] = limits[c]! + sums.absolute[c]!;
      variation += Math.abs(sums.value[SIGNED]!);
    }
    for (let c = 0; c < COMPONENTS; c++) {
      limits[c] = wanted[c] ? TOLERANCE * limits[c]! : Infinity;
    }
    let pivot = 0;
    if (wanted[SIGNED]) limits[SIGNED] = TOLERANCE * variation;
    if (wanted[MOMENT]) {
      const moved = transport(undefined, pieces);
      pivot = moved.pivot;
      limits[MOMENT] = TOLERANCE * moved.value;
    }
    const next: Piece[] = [];
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i]!;
      const suspect = changesSign(pieces[i - 1], piece) || changesSign(piece, pieces[i + 1]);
      const allowed = suspect ? -1 : CANCELLATION * variation;
      const cut = whereToCut(pair, piece, limits, pivot, allowed);
      if (Number.isNaN(cut)) {
        next.push(piece);
        continue;
      }
      for (const panel of split(piece.panel, cut)) {
        next.push({ panel, sums: integratePanel(pair, panel, chiOffset) });
      }
      evaluations += 2;
    }
    if (next.length === pieces.length || next.length > MAX_PANELS) break;
    pieces = next;
  }
  return { pieces, evaluations };
}

/** The coordinate at which a panel must be cut; NaN when it is good. */
function whereToCut(
  pair: RatioPair,
  { panel, sums }: Piece,
  limits: Float64Array,
  pivot: number,
  cancellation: number,
): number {
  const size = Math.max(Math.abs(panel.low), Math.abs(panel.high));
  if (panel.high - panel.low < 1e-13 * size) return NaN;
  const cancelled = sums.absolute[SIGNED]! - Math.abs(sums.value[SIGNED]!);
  if (cancelled > cancellation) {
    const crossing = findCrossing(pair, panel);
    if (!Number.isNaN(crossing)) return crossing;
  }
  for (let c = 0; c < MOMENT; c++) {
    if (sums.error[c]! > limits[c]!) return 0.5 * (panel.low + panel.high);
  }
  if (limits[MOMENT]! < Infinity) {
    const reach = Math.max(Math.abs(panel.left - pivot), Math.abs(panel.right - pivot));
    const moved = sums.error[MOMENT]! + (reach < Infinity ? reach * sums.error[SIGNED]! : 0);
    if (moved > limits[MOMENT]!) return 0.5 * (panel.low + panel.high);
  }
  return NaN;
}

/** Whether q − p has opposite signs on the two sides of a common end: it may cross before the first node from there. */
function changesSign(left: Piece | undefined, right: Piece | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  const a = left.panel.direction === 1 ? left.sums.lastSign : left.sums.firstSign;
  const b = right.panel.direction === 1 ? right.sums.firstSign : right.sums.lastSign;
  return a * b < 0;
}

/** A zero of log q − log p inside the panel; NaN when there is none. */
function findCrossing(pair: RatioPair, panel: Panel): number {
  const middle = 0.5 * (panel.low + panel.high);
  const half = 0.5 * (panel.high - panel.low);
  const ratio = (v: number): number =>
    ratioAt(pair, panel.anchor, panel.direction * distanceAt(panel, v));
  let a = panel.low;
  let fa = ratio(a);
  for (let i = 0; i <= nodes.length; i++) {
    const b = i < nodes.length ? middle + half * nodes[i]! : panel.high;
    const fb = ratio(b);
    if (fa * fb < 0 || (fb === 0 && i < nodes.length)) {
      const root = illinois(ratio, a, fa, b, fb, 1e-9 * half);
      // a crossing at the end itself is where the panel was cut before
      if (Math.min(root - panel.low, panel.high - root) > 1e-7 * half) return root;
    }
    a = b;
    fa = fb;
  }
  return NaN;
}

/** Root in a bracket by the Illinois variant of false position (Dowell and Jarratt 1971). */
function illinois(
  f: (x: number) => number,
  from: number,
  fFrom: number,
  to: number,
  fTo: number,
  tolerance: number,
): number {
  if (fTo === 0) return to;
  let [a, fa, b, fb] = [from, fFrom, to, fTo];
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
