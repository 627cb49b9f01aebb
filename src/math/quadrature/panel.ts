import type { Density } from './density';

/**
 * A piece of the axis, x = anchor + direction·t with t between two distances from the anchor.
 * `low` and `high` bound t itself or, when `logarithmic`, ln t. Distances are kept instead of x because next to an anchor
 * (a finite end, a mean) they have digits that x has lost.
 */
export interface Panel {
  readonly anchor: number;
  readonly direction: 1 | -1;
  readonly logarithmic: boolean;
  readonly low: number;
  readonly high: number;
  /** Whether q and p have a density here (otherwise it is exactly 0 on the whole panel). */
  readonly hasQ: boolean;
  readonly hasP: boolean;
  /** Ends on the axis, for the order of panels and the gaps between them. */
  readonly left: number;
  readonly right: number;
}

/** Far end of a logarithmic chain of panels: what lies beyond is added by its asymptotic power. */
export interface ChainEnd {
  readonly anchor: number;
  readonly direction: 1 | -1;
  readonly distance: number;
  /** true when the chain runs towards the anchor (a finite end), false when it runs to infinity. */
  readonly inward: boolean;
  readonly hasQ: boolean;
  readonly hasP: boolean;
}

export interface Plan {
  /** Ascending along the axis. Stretches where nothing contributes are left out. */
  readonly panels: readonly Panel[];
  readonly chainEnds: readonly ChainEnd[];
  /** Largest (log q + log p)/2 and 2 log q − log p seen at the cuts; −Infinity when there is no common support. */
  readonly peakGeometric: number;
  readonly peakChi: number;
}

/** The two densities and the quantities of theirs that matter for how far out to integrate. */
export interface Pair {
  readonly q: Density;
  readonly p: Density;
}

/** Distance from the anchor at a panel coordinate. */
export function distanceAt(panel: Panel, coordinate: number): number {
  return panel.logarithmic ? Math.exp(coordinate) : coordinate;
}

/** The parts of a panel, cut at ascending coordinates inside it, in ascending order along the axis. */
export function split(panel: Panel, ...cuts: readonly number[]): Panel[] {
  const parts: Panel[] = [];
  let rest = panel;
  for (const at of cuts) {
    const x = panel.anchor + panel.direction * distanceAt(panel, at);
    const ascending = panel.direction === 1;
    parts.push(ascending ? { ...rest, high: at, right: x } : { ...rest, high: at, left: x });
    rest = ascending ? { ...rest, low: at, left: x } : { ...rest, low: at, right: x };
  }
  parts.push(rest);
  return panel.direction === 1 ? parts : parts.toReversed();
}
