import { POINTS } from '../quadrature/kronrod';
import { logP, logQ, ratio, termSizes } from './nodes';

const EPS = Number.EPSILON;
/** No rounding of a log density that matters is larger. */
const MOST_NOISE = 1e-6;
/** A minimum is one only where what is beside it is this many times the rounding. */
const CLEAR = 8;
const LAST = POINTS - 1;

/** What the nodes of one panel say about where q crosses p. */
export interface Signs {
  /** Signs of log q − log p at the first and the last node; 0 where only one has a density or rounding decides. */
  firstSign: number;
  lastSign: number;
  /** The first node at which log q − log p has another sign than at the node `changeFrom` before; 0 when there is none. */
  change: number;
  changeFrom: number;
  /** Bit i: around node i |log q − log p| has a minimum so low that two crossings may lie between the nodes. */
  dips: number;
}

/**
 * Signs of D = log q − log p at the nodes, where they are not those of its rounding.
 *
 * Two crossings between neighbouring nodes leave no sign behind, only a minimum of |D|. For a parabola through equidistant
 * nodes it is below the lowest of them by at most 1/8 of what the higher of the two beside it is above: eight times as
 * much is allowed for. At the ends of a panel D is continued from its last two nodes by a fifth of their distance, and
 * allowed to fall five times as much.
 */
export function findSigns(both: boolean, exactRatio: boolean, signs: Signs): void {
  signs.firstSign = 0;
  signs.lastSign = 0;
  signs.change = 0;
  signs.changeFrom = 0;
  signs.dips = 0;
  if (!both) return;
  let sign = 0;
  let from = 0;
  let dips = 0;
  // |D| one and two nodes before, 0 across a change of sign: what is beside it then is no minimum between two crossings
  let earlier = Infinity;
  let last = Infinity;
  let lastSide = 0;
  for (let i = 0; i < POINTS; i++) {
    const d = ratio[i];
    const side = d < 0 ? -1 : 1;
    const size = side * d;
    if (size > MOST_NOISE || size > noise(i, exactRatio)) {
      if (side === -sign && signs.change === 0) {
        signs.change = i;
        signs.changeFrom = from;
      }
      if (i === 0) signs.firstSign = side;
      sign = side;
      from = i;
    }
    if (side !== lastSide) earlier = i === 0 ? Infinity : 0;
    else if (last <= size && last <= earlier) {
      const higher = earlier > size && earlier < Infinity ? earlier : size;
      if (isDip(last, higher, i - 1, exactRatio)) dips |= 1 << (i - 1);
      earlier = last;
    } else earlier = last;
    last = size;
    lastSide = side;
  }
  if (from === LAST) signs.lastSign = sign;
  if (last < earlier && earlier < Infinity && isDip(last, earlier, LAST, exactRatio)) {
    dips |= 1 << LAST;
  }
  signs.dips = dips;
}

/** Whether |D| at node i may come down to 0 beside it, when it is so much higher at the next node. */
function isDip(size: number, higher: number, i: number, exactRatio: boolean): boolean {
  return 2 * size <= higher && higher > CLEAR * noise(i, exactRatio);
}

/** What rounding of the terms of D may do to it. */
function noise(i: number, exactRatio: boolean): number {
  return EPS * (exactRatio ? 8 * termSizes[i] : 2 * (Math.abs(logQ[i]) + Math.abs(logP[i])) + 8);
}
