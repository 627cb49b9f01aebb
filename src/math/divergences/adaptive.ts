import { POINTS } from '../quadrature/kronrod';
import { split } from '../quadrature/panel';
import type { Panel, Plan } from '../quadrature/panel';
import {
  CHI2,
  COMPONENTS,
  HELLINGER_SQUARED,
  JSD,
  KL_PQ,
  KL_QP,
  L2_SQUARED,
  MASS_P,
  MASS_Q,
  MOMENT,
  ROUND_BOUNDED,
  ROUND_CHI2,
  ROUND_KL_PQ,
  ROUND_KL_QP,
  ROUND_L2,
  ROUND_SIGNED,
  SIGNED,
} from './components';
import type { Demand, RatioPair } from './components';
import { findCrossing } from './crossing';
import { findDip } from './dip';
import { integratePanel, recycleSums } from './panelSums';
import type { Piece, PieceList } from './pieces';
import { transport } from './transport';

/** A panel is divided while its error bound is above this part of the total of any component asked for. */
const TOLERANCE = 1e-12;
/** Signed parts of one panel may cancel up to this part of the total variation; above it the panel is cut at the crossing. */
const CANCELLATION = 1e-14;
/** ... and up to this part of what the rounding of the log densities does to them. */
const OF_ROUNDING = 0.25;
/** Truncation below this part of the rounding of all panels together is not worth a division. */
const BELOW_ROUNDING = 0.1;
/** ... and can be so only where ∫|q − p| is less than this. */
const SIMILAR = 0.1;
const EPS = Number.EPSILON;
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
    probed: false,
  });
  let pieces = plan.panels.map(integrated);
  const limits = new Limits();
  for (let generation = 0; generation < MAX_GENERATIONS; generation++) {
    limits.set(pieces, demand);
    const next: Piece[] = [];
    for (let i = 0; i < pieces.length; i++) {
      const piece = pieces[i];
      const crossed = crossedEnds(pieces[i - 1], piece, pieces[i + 1]);
      const cuts = whereToCut(pair, piece, demand, limits, crossed);
      if (cuts.length === 0) next.push(piece);
      else for (const panel of split(piece.panel, ...cuts)) next.push(integrated(panel));
    }
    if (next.length === pieces.length || next.length > MAX_PANELS) break;
    pieces = next;
  }
  return pieces;
}

const FIRST = 1;
const LAST = 1 << (POINTS - 1);
const NOWHERE: readonly number[] = [];
/** What is there of the rounding of a component. */
const ROUNDED: readonly (readonly [component: number, rounding: number])[] = [
  [KL_QP, ROUND_KL_QP],
  [KL_PQ, ROUND_KL_PQ],
  [JSD, ROUND_BOUNDED],
  [HELLINGER_SQUARED, ROUND_BOUNDED],
  [L2_SQUARED, ROUND_L2],
  [CHI2, ROUND_CHI2],
  [SIGNED, ROUND_SIGNED],
];

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
    const similar = variation < SIMILAR;
    if (similar) {
      for (const [c, round] of ROUNDED) {
        let rounding = 0;
        for (const { sums } of pieces) rounding += sums.value[round];
        error[c] = Math.max(error[c], BELOW_ROUNDING * EPS * rounding);
      }
    }
    if (wanted[MOMENT] === 0) return;
    const moved = transport(undefined, pieces);
    this.pivot = moved.pivot;
    error[MOMENT] = TOLERANCE * moved.value;
    if (!similar) return;
    let rounding = 0;
    for (const { panel, sums } of pieces) {
      const reach = reachOf(panel, moved.pivot);
      if (reach < Infinity) rounding += reach * sums.value[ROUND_SIGNED];
    }
    error[MOMENT] = Math.max(error[MOMENT], BELOW_ROUNDING * EPS * rounding);
  }
}

/** The coordinates at which a panel must be cut, ascending; none when it is good. */
function whereToCut(
  pair: RatioPair,
  piece: Piece,
  { wanted, summed }: Demand,
  limits: Limits,
  crossed: number,
): readonly number[] {
  const { panel, sums } = piece;
  const size = Math.max(Math.abs(panel.low), Math.abs(panel.high));
  if (panel.high - panel.low < 1e-13 * size) return NOWHERE;
  const cancelled = sums.absolute[SIGNED] - Math.abs(sums.value[SIGNED]);
  const bySign = wanted[SIGNED] === 1 || wanted[MOMENT] === 1;
  if (bySign && !piece.searched) {
    const least = Math.max(limits.cancellation, OF_ROUNDING * EPS * sums.value[ROUND_SIGNED]);
    if (crossed !== 0 || cancelled > least) {
      const crossing = findCrossing(pair, piece);
      if (!Number.isNaN(crossing)) return [crossing];
      piece.searched = true;
    }
  }
  for (const c of summed) {
    if (c !== MOMENT && sums.error[c] > limits.error[c]) return [middleOf(panel)];
  }
  if (wanted[MOMENT] === 1) {
    const reach = reachOf(panel, limits.pivot);
    const moved = sums.error[MOMENT] + (reach < Infinity ? reach * sums.error[SIGNED] : 0);
    if (moved > limits.error[MOMENT]) return [middleOf(panel)];
  }
  const dips = sums.dips & ~crossed;
  return bySign && dips !== 0 && !piece.probed ? cutsAtDips(pair, piece, dips, limits) : NOWHERE;
}

/** Crossings that no change of sign at the nodes tells of. */
function cutsAtDips(
  pair: RatioPair,
  piece: Piece,
  dips: number,
  limits: Limits,
): readonly number[] {
  piece.probed = true;
  const { sums } = piece;
  // q − p between two crossings is at most the depth of the dip times the smaller density
  const common = Math.min(sums.value[MASS_Q], sums.value[MASS_P]);
  const least = Math.max(0.1 * limits.cancellation, OF_ROUNDING * EPS * sums.value[ROUND_SIGNED]);
  if (common < least) return NOWHERE;
  for (let node = 0; node < POINTS; node++) {
    if ((dips & (1 << node)) === 0) continue;
    const dip = findDip(pair, piece, node);
    if (dip !== undefined && dip.cuts.length > 0 && dip.depth * common > least) return dip.cuts;
  }
  return NOWHERE;
}

function middleOf({ low, high }: Panel): number {
  return 0.5 * (low + high);
}

/** Distance of the farther end from the point that moved mass is measured from. */
function reachOf({ left, right }: Panel, pivot: number): number {
  return Math.max(Math.abs(left - pivot), Math.abs(right - pivot));
}

/** Bits of the first and the last node where q − p has another sign beyond that end: it may cross before that node. */
function crossedEnds(before: Piece | undefined, piece: Piece, after: Piece | undefined): number {
  const ascending = piece.panel.direction === 1;
  let bits = 0;
  if (changesSign(before, piece)) bits |= ascending ? FIRST : LAST;
  if (changesSign(piece, after)) bits |= ascending ? LAST : FIRST;
  return bits;
}

/** Whether q − p has opposite signs on the two sides of a common end: it may cross before the first node from there. */
function changesSign(left: Piece | undefined, right: Piece | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  const a = left.panel.direction === 1 ? left.sums.lastSign : left.sums.firstSign;
  const b = right.panel.direction === 1 ? right.sums.firstSign : right.sums.lastSign;
  return a * b < 0;
}
