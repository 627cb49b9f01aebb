import type { Target } from './target';
import type { TargetPanel } from './targetPanel';

/** Panels are halved until this many sds of q wide: 21 nodes then see q to 1e-9 and better. */
const WIDEST = 4;
const MAX_DEPTH = 40;

/** The stretches of the axis as a row of a map needs them. */
export interface Leaves {
  readonly inside: readonly TargetPanel[];
  /** Those to the left of the two points, whole. */
  readonly before: readonly TargetPanel[];
}

/**
 * The target's panels between two points, halved until fit for a q of that sd.
 *
 * @param panels those of the target, or of its logarithm, from which they are halved.
 */
export function leavesBetween(
  target: Target,
  panels: readonly TargetPanel[],
  [from, to]: readonly [number, number],
  sd: number,
): Leaves {
  const inside: TargetPanel[] = [];
  const before: TargetPanel[] = [];
  const widest = WIDEST * sd;
  let halved = 0;
  const visit = (panel: TargetPanel, depth: number): void => {
    if (panel.left > to) return;
    if (panel.right < from) {
      before.push(panel);
      return;
    }
    if (2 * panel.half > widest && depth < MAX_DEPTH) {
      halved += panel.isHalved ? 0 : 1;
      const [left, right] = panel.halves;
      visit(left, depth + 1);
      visit(right, depth + 1);
      return;
    }
    inside.push(panel);
  };
  for (const panel of panels) visit(panel, 0);
  target.spend(halved);
  return { inside, before };
}
