import type { Target } from './target';
import type { TargetPanel } from './targetPanel';

/** Panels are halved until this many sds of q wide: 21 nodes then see q to 1e-9 and better. */
const WIDEST = 4;
const MAX_DEPTH = 40;
/** log of a mass of p that is nothing beside 1. */
const NOTHING = -44;

/** A stretch of the axis as a row of a map needs it. */
export interface Leaf {
  readonly panel: TargetPanel;
  /** Whether p has mass there that counts. */
  readonly hasMass: boolean;
}

export interface Leaves {
  readonly inside: readonly Leaf[];
  /** Those to the left of the two points, whole. */
  readonly before: readonly Leaf[];
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
  const inside: Leaf[] = [];
  const before: Leaf[] = [];
  const widest = WIDEST * sd;
  let halved = 0;
  const visit = (panel: TargetPanel, depth: number): void => {
    if (panel.left > to) return;
    const hasMass = panel.logMass >= NOTHING;
    if (panel.right < from) {
      before.push({ panel, hasMass });
      return;
    }
    if (2 * panel.half > widest && depth < MAX_DEPTH) {
      halved += panel.isHalved ? 0 : 1;
      const [left, right] = panel.halves;
      visit(left, depth + 1);
      visit(right, depth + 1);
      return;
    }
    inside.push({ panel, hasMass });
  };
  for (const panel of panels) visit(panel, 0);
  target.spend(halved);
  return { inside, before };
}
