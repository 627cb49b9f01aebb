import { gaussWeights, kronrodWeights, POINTS } from '../quadrature/kronrod';
import type { Target } from './target';
import { TargetPanel } from './targetPanel';

/** The two rules' difference of p's mass over a panel, and of its mean of log p: the finer rule's error is far smaller. */
const SAME_MASS = 1e-9;
const SAME_LOG = 1e-8;
/** Next to a singular end a panel is so much narrower than its place that only its distance from there has digits. */
const NARROW = 1e-6;

/**
 * The target's panels for a map, from those of a search. These are cut at distances from every centre of p, small enough
 * for 14 digits; neighbours over which the rule sees p and log p as well when they are one are put together.
 */
export function mapPanels(
  { density }: Target,
  panels: readonly TargetPanel[],
): readonly TargetPanel[] {
  const kinks = new Set(density.breakpoints);
  const wider: TargetPanel[] = [];
  for (const panel of panels) {
    const last = wider.at(-1);
    const both = last !== undefined && !kinks.has(panel.left) && together(last, panel);
    if (both) wider[wider.length - 1] = both;
    else wider.push(panel);
  }
  return wider;

  function together(left: TargetPanel, right: TargetPanel): TargetPanel | undefined {
    if (!left.hasMass || !right.hasMass) return undefined;
    if (isNarrow(left) || isNarrow(right)) return undefined;
    const whole = new TargetPanel(density, left.anchor, left.low, right.right - left.anchor);
    return massRoughness(whole) < SAME_MASS && whole.logRoughness < SAME_LOG ? whole : undefined;
  }
}

function isNarrow({ left, right, half }: TargetPanel): boolean {
  return half < NARROW * Math.max(Math.abs(left), Math.abs(right));
}

/** Difference of the two rules' masses. */
function massRoughness({ p, half }: TargetPanel): number {
  let difference = 0;
  for (let k = 0; k < POINTS; k++) difference += (kronrodWeights[k] - gaussWeights[k]) * p[k];
  return Math.abs(difference) * half;
}
