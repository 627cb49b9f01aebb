import { split } from '../quadrature/panel';
import type { Panel, Plan } from '../quadrature/panel';
import { COMPONENTS, MOMENT, SIGNED } from './components';
import type { Demand, RatioPair } from './components';
import { findCrossing } from './crossing';
import { integratePanel, recycleSums } from './panelSums';
import type { Piece, PieceList } from './pieces';
import { transport } from './transport';

/** A panel is divided while its error bound is above this part of the total of any component asked for. */
const TOLERANCE = 1e-12;
/** Signed parts of one panel may cancel up to this part of the total variation; above it the panel is cut at the crossing. */
const CANCELLATION = 1e-14;
const MAX_PANELS = 600;
const MAX_GENERATIONS = 60;

/**
 * Divides the panels of a plan until every component that is wanted is known to 1e-12 of its own total on each, and
 * (for what is made from signs) q − p has one sign on each.
 */
export function refine(pair: RatioPair, plan: Plan, demand: Demand): PieceList {
  recycleSums();
  const integrated = (panel: Panel): Piece => ({
    panel,
    sums: integratePanel(pair, panel, demand),
    searched: false,
  });
  let pieces = plan.panels.map(integrated);
  const limits = new Limits();
  for (let generation = 0; generation < MAX_GENERATIONS; generation++) {
    limits.set(pieces, demand);
    const next: Piece[] = [];
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i];
      const suspect = changesSign(pieces[i - 1], piece) || changesSign(piece, pieces[i + 1]);
      const cut = whereToCut(pair, piece, demand, limits, suspect);
      if (Number.isNaN(cut)) {
        next.push(piece);
        continue;
      }
      const [left, right] = split(piece.panel, cut);
      next.push(integrated(left), integrated(right));
    }
    if (next.length === pieces.length || next.length > MAX_PANELS) break;
    pieces = next;
  }
  return pieces;
}

/** What a single panel may be off by. */
class Limits {
  readonly error = new Float64Array(COMPONENTS);
  /** ∫|q − p| that signs may cancel. */
  cancellation = 0;
  /** The point that distances mass is moved over are measured from. */
  pivot = 0;

  set(pieces: PieceList, { wanted, summed }: Demand): void {
    const { error } = this;
    error.fill(0);
    let variation = 0;
    for (const { sums } of pieces) {
      for (const c of summed) error[c] += sums.absolute[c];
      variation += Math.abs(sums.value[SIGNED]);
    }
    for (const c of summed) error[c] = wanted[c] === 1 ? TOLERANCE * error[c] : Infinity;
    this.cancellation = CANCELLATION * variation;
    if (wanted[SIGNED] === 1) error[SIGNED] = TOLERANCE * variation;
    if (wanted[MOMENT] === 0) return;
    const moved = transport(undefined, pieces);
    this.pivot = moved.pivot;
    error[MOMENT] = TOLERANCE * moved.value;
  }
}

/** The coordinate at which a panel must be cut; NaN when it is good. */
function whereToCut(
  pair: RatioPair,
  piece: Piece,
  { wanted, summed }: Demand,
  limits: Limits,
  suspect: boolean,
): number {
  const { panel, sums } = piece;
  const size = Math.max(Math.abs(panel.low), Math.abs(panel.high));
  if (panel.high - panel.low < 1e-13 * size) return NaN;
  const cancelled = sums.absolute[SIGNED] - Math.abs(sums.value[SIGNED]);
  const bySign = wanted[SIGNED] === 1 || wanted[MOMENT] === 1;
  if (bySign && !piece.searched && (suspect || cancelled > limits.cancellation)) {
    const crossing = findCrossing(pair, piece);
    if (!Number.isNaN(crossing)) return crossing;
    piece.searched = true;
  }
  const middle = 0.5 * (panel.low + panel.high);
  for (const c of summed) {
    if (c !== MOMENT && sums.error[c] > limits.error[c]) return middle;
  }
  if (wanted[MOMENT] === 0) return NaN;
  const { pivot } = limits;
  const reach = Math.max(Math.abs(panel.left - pivot), Math.abs(panel.right - pivot));
  const moved = sums.error[MOMENT] + (reach < Infinity ? reach * sums.error[SIGNED] : 0);
  return moved > limits.error[MOMENT] ? middle : NaN;
}

/** Whether q − p has opposite signs on the two sides of a common end: it may cross before the first node from there. */
function changesSign(left: Piece | undefined, right: Piece | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  const a = left.panel.direction === 1 ? left.sums.lastSign : left.sums.firstSign;
  const b = right.panel.direction === 1 ? right.sums.firstSign : right.sums.lastSign;
  return a * b < 0;
}
