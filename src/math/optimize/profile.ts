import { POINTS } from '../quadrature/kronrod';
import type { Leaves } from './landscapeLeaves';
import { massOver } from './panelMass';
import type { TargetPanel } from './targetPanel';

/** log p where there is none. */
const NONE = -1e300;
/** Every second node, which are those of the 10-point Gauss rule. */
const STRIDE = 2;
/** Panels closer than this part of their width are neighbours. */
const HAIR = 1e-9;

/** A leaf with mass, and the mass of p to the left of it. */
interface MassLeaf {
  readonly panel: TargetPanel;
  readonly below: number;
}

/** log p along a row's leaves with mass: at nodes, and on both sides of where p jumps or has a kink; in one list. */
export interface Profile {
  readonly count: number;
  readonly x: Float64Array;
  readonly logP: Float64Array;
  /** Which leaf a point is of. */
  readonly leaf: Int32Array;
  /** First point of the smooth stretch that a point is in. */
  readonly run: Int32Array;
  readonly leaves: readonly MassLeaf[];
}

/** @param breakpoints where p jumps or has a kink. */
export function profileOf({ before, inside }: Leaves, breakpoints: readonly number[]): Profile {
  let below = 0;
  for (const panel of before) if (panel.hasMass) below += massOver(panel);
  const leaves: MassLeaf[] = [];
  for (const panel of inside) {
    if (!panel.hasMass) continue;
    leaves.push({ panel, below });
    below += massOver(panel);
  }
  const most = leaves.length * (Math.ceil(POINTS / STRIDE) + 4);
  const x = new Float64Array(most);
  const logP = new Float64Array(most);
  const leaf = new Int32Array(most);
  const run = new Int32Array(most);
  let count = 0;
  let start = 0;
  const push = (at: number, log: number, owner: number): void => {
    x[count] = at;
    logP[count] = log;
    leaf[count] = owner;
    run[count] = start;
    count += 1;
  };
  for (let n = 0; n < leaves.length; n++) {
    const { panel } = leaves[n];
    const { left, right, half, anchor, offsets, endLogs } = panel;
    const isFirst = n === 0 || left - leaves[n - 1].panel.right > HAIR * half;
    const isLast = n === leaves.length - 1 || leaves[n + 1].panel.left - right > HAIR * half;
    if (isFirst) {
      start = count;
      push(left, NONE, n);
    }
    if (isFirst || breakpoints.includes(left)) {
      start = count;
      push(left, endLogs[0], n);
    }
    const logs = panel.logP;
    for (let k = 1; k < POINTS; k += STRIDE) push(anchor + offsets[k], logs[k], n);
    if (isLast || breakpoints.includes(right)) push(right, endLogs[1], n);
    if (isLast) {
      start = count;
      push(right, NONE, n);
    }
  }
  return { count, x, logP, leaf, run, leaves };
}

/** The leaf that holds a place between the points j − 2 and j. */
export function leafAt({ leaf, leaves }: Profile, at: number, j: number): MassLeaf {
  let n = leaf[j];
  while (n > 0 && at < leaves[n].panel.left) n--;
  return leaves[n];
}
