import type { Density } from './density';
import type { ChainEnd, Pair, Panel, Plan } from './panel';

/** Natural logs below the largest contribution at which a stretch of the axis is left out: 7e-27. */
const NEGLIGIBLE = 60;
/** Logarithmic chains stop here at the latest; beyond, t² (tails) or t itself (finite ends) leaves double range. */
const LOG_FARTHEST = Math.log(1e140);
/** Power tails are followed until their densities near underflow: what is left is a power to the last digit. */
const LOWEST_LOG_DENSITY = -600;
const LOG_NEAREST = Math.log(1e-290);
/** A panel this many times as long as its distance from the anchor gets logarithmic coordinates. */
const LOGARITHMIC_FROM = 1.5;
/** Knots of the two members closer than this part of their own spacing are taken as one. */
const MERGE = 0.35;

/** Which of the integrals that reach further than the densities themselves are asked for (and converge). */
interface Scope {
  readonly klQP: boolean;
  readonly klPQ: boolean;
  readonly chi: boolean;
  readonly l2: boolean;
}

const EVERYTHING: Scope = { klQP: true, klPQ: true, chi: true, l2: true };

/** From this log of q²/p on, its peak is looked for between the cuts too, at so many steps each. */
const STEEP = 500;
const SCAN = 16;

interface Knot {
  readonly x: number;
  readonly spacing: number;
}

/**
 * First division of the axis for a pair: cut at every breakpoint of both, then at the knots of both, with logarithmic
 * chains into singular ends and out into tails, as far as anything contributes to the integrals in `scope`.
 */
export function planPanels(pair: Pair, scope: Scope = EVERYTHING): Plan {
  return new Planner(pair, scope).plan();
}

class Planner {
  private readonly q: Density;
  private readonly p: Density;
  private readonly knots: Knot[];
  private readonly anchors: number[];
  private readonly panels: Panel[] = [];
  private readonly chainEnds: ChainEnd[] = [];
  private peakGeometric = -Infinity;
  private peakChi = -Infinity;

  constructor(
    pair: Pair,
    private readonly scope: Scope,
  ) {
    this.q = pair.q;
    this.p = pair.p;
    this.knots = withSpacing(pair.q.knots).concat(withSpacing(pair.p.knots));
    this.knots.sort((a, b) => a.x - b.x);
    this.anchors = ascending([...pair.q.anchors, ...pair.p.anchors]);
  }

  plan(): Plan {
    const { q, p } = this;
    const ends = [...q.support, ...p.support];
    const cuts = ascending([...ends, ...q.breakpoints, ...p.breakpoints, ...flat(q), ...flat(p)]);
    for (let i = 1; i < cuts.length; i++) this.scanPeaks(cuts[i - 1], cuts[i]);
    for (let i = 1; i < cuts.length; i++) this.segment(cuts[i - 1], cuts[i]);
    this.panels.sort((a, b) => a.left - b.left);
    return {
      panels: this.panels,
      chainEnds: this.chainEnds,
      peakGeometric: this.peakGeometric,
      peakChi: this.peakChi,
    };
  }

  /** Looks for the peaks at the cuts, at both ends, and between them where q²/p is so steep that they say too little. */
  private scanPeaks(from: number, to: number): void {
    if (!isPresent(this.q, from, to) || !isPresent(this.p, from, to)) return;
    const cuts = this.knots.map(({ x }) => x).filter((x) => x > from && x < to);
    if (Number.isFinite(from)) cuts.unshift(from + 1e-9 * ((cuts[0] ?? to) - from));
    if (Number.isFinite(to)) cuts.push(to - 1e-9 * (to - (cuts.at(-1) ?? from)));
    for (const x of cuts) this.peakAt(x);
    if (!this.scope.chi || this.peakChi < STEEP) return;
    for (let i = 1; i < cuts.length; i++) {
      const step = (cuts[i] - cuts[i - 1]) / SCAN;
      for (let k = 1; k < SCAN; k++) this.peakAt(cuts[i - 1] + k * step);
    }
  }

  private peakAt(x: number): void {
    const lq = this.q.logPdfAt(x, 0);
    const lp = this.p.logPdfAt(x, 0);
    this.peakGeometric = Math.max(this.peakGeometric, 0.5 * (lq + lp));
    if (lp > -1e300 && lq < Infinity) this.peakChi = Math.max(this.peakChi, 2 * lq - lp);
  }

  /** One stretch between neighbouring breakpoints: all panels of it. */
  private segment(from: number, to: number): void {
    const hasQ = isPresent(this.q, from, to);
    const hasP = isPresent(this.p, from, to);
    if (!hasQ && !hasP) return;
    const inner = mergedKnots(this.knots, from, to);
    const singularLow = Number.isFinite(from) && this.isSingular(from, 1, hasQ, hasP);
    const singularHigh = Number.isFinite(to) && this.isSingular(to, -1, hasQ, hasP);
    const finite = Number.isFinite(from) && Number.isFinite(to);
    if (inner.length === 0 && (finite ? singularLow && singularHigh : true)) {
      inner.push(finite ? 0.5 * (from + to) : Number.isFinite(from) ? from + 1 : to - 1);
    }
    const presence = { hasQ, hasP };
    const first = inner[0] ?? to;
    const last = inner.at(-1) ?? from;
    if (inner.length === 0 && singularHigh && !singularLow) {
      this.chain(to, -1, from, true, presence);
      return;
    }
    if (from === -Infinity) {
      this.chain(nearestAbove(this.anchors, first), -1, first, false, presence);
    } else if (singularLow) this.chain(from, 1, first, true, presence);
    else this.between(from, first, from, to, presence);
    for (let k = 1; k < inner.length; k++) {
      this.between(inner[k - 1], inner[k], from, to, presence);
    }
    if (inner.length === 0) return;
    if (to === Infinity) this.chain(nearestBelow(this.anchors, last), 1, last, false, presence);
    else if (singularHigh) this.chain(to, -1, last, true, presence);
    else this.between(last, to, from, to, presence);
  }

  private isSingular(x: number, side: 1 | -1, hasQ: boolean, hasP: boolean): boolean {
    return (hasQ && isSingularAt(this.q, x, side)) || (hasP && isSingularAt(this.p, x, side));
  }

  /** The panel (or two) from x0 to x1 inside the segment [from, to], linear or logarithmic about a near anchor. */
  private between(x0: number, x1: number, from: number, to: number, presence: Presence): void {
    if (!(x1 > x0)) return;
    const logWidth = Math.log(x1 - x0);
    if (
      this.isNegligible(x0, 0, logWidth, presence) &&
      this.isNegligible(x1, 0, logWidth, presence)
    ) {
      return;
    }
    const below = Math.max(nearestBelow(this.anchors, x0), from);
    const above = Math.min(nearestAbove(this.anchors, x1), to);
    const gapBelow = below <= x0 ? x0 - below : Infinity;
    const gapAbove = above >= x1 ? above - x1 : Infinity;
    const width = x1 - x0;
    const longBelow = gapBelow > 0 && width > LOGARITHMIC_FROM * gapBelow;
    const longAbove = gapAbove > 0 && width > LOGARITHMIC_FROM * gapAbove;
    if (longBelow && longAbove) {
      const middle = 0.5 * (x0 + x1);
      this.add(below, 1, x0, middle, true, presence);
      this.add(above, -1, middle, x1, true, presence);
    } else if (longBelow) this.add(below, 1, x0, x1, true, presence);
    else if (longAbove) this.add(above, -1, x0, x1, true, presence);
    else if (gapBelow <= gapAbove) this.add(below, 1, x0, x1, false, presence);
    else this.add(above, -1, x0, x1, false, presence);
  }

  private add(
    anchor: number,
    direction: 1 | -1,
    left: number,
    right: number,
    logarithmic: boolean,
    { hasQ, hasP }: Presence,
  ): void {
    const near = direction === 1 ? left - anchor : anchor - right;
    const far = direction === 1 ? right - anchor : anchor - left;
    const low = logarithmic ? Math.log(near) : near;
    const high = logarithmic ? Math.log(far) : far;
    this.panels.push({ anchor, direction, logarithmic, low, high, hasQ, hasP, left, right });
  }

  /** Panels of doubling width in ln t from the cut `x` towards the anchor (inward) or away to infinity. */
  private chain(
    anchor: number,
    direction: 1 | -1,
    x: number,
    inward: boolean,
    presence: Presence,
  ): void {
    let position = Math.log(Math.abs(x - anchor));
    if (!Number.isFinite(position)) position = 0;
    const limit = inward ? LOG_NEAREST : this.farthest(anchor, direction, position, presence);
    let edge = x;
    for (let width = 1.5; ; width *= 2) {
      // a hair inside the panel: its end may be the end of a support, and rounded out of it
      const inside = inward ? position - 1e-6 : position + 1e-6;
      if (this.isNegligible(anchor, direction * Math.exp(inside), position, presence)) return;
      const next = inward ? Math.max(position - width, limit) : Math.min(position + width, limit);
      const at = anchor + direction * Math.exp(next);
      const ascendingX = (direction === 1) !== inward;
      this.panels.push({
        anchor,
        direction,
        logarithmic: true,
        low: Math.min(position, next),
        high: Math.max(position, next),
        ...presence,
        left: ascendingX ? edge : at,
        right: ascendingX ? at : edge,
      });
      edge = at;
      position = next;
      if (next === limit) break;
    }
    this.chainEnds.push({ anchor, direction, distance: Math.exp(limit), inward, ...presence });
  }

  /** ln of the distance to which a tail is followed: where the densities that fall like a power near underflow. */
  private farthest(
    anchor: number,
    direction: 1 | -1,
    position: number,
    { hasQ, hasP }: Presence,
  ): number {
    let farthest = -Infinity;
    for (const density of [hasQ ? this.q : undefined, hasP ? this.p : undefined]) {
      const end = density?.ends[direction === 1 ? 1 : 0];
      if (density === undefined || end === undefined) continue;
      if (end.gaussian !== 0 || end.linear !== 0 || end.logGaussian !== 0) continue;
      const log = density.logPdfAt(anchor, direction * Math.exp(position));
      farthest = Math.max(farthest, position + (LOWEST_LOG_DENSITY - log) / end.power);
    }
    if (farthest === -Infinity || farthest > LOG_FARTHEST) return LOG_FARTHEST;
    // a member with another tail may still count there: then negligibility ends the chain
    const offset = direction * Math.exp(farthest);
    const highest = Math.max(
      hasQ ? this.q.logPdfAt(anchor, offset) : -Infinity,
      hasP ? this.p.logPdfAt(anchor, offset) : -Infinity,
    );
    return highest > 0.99 * LOWEST_LOG_DENSITY ? LOG_FARTHEST : Math.max(farthest, position + 1);
  }

  private isNegligible(
    anchor: number,
    offset: number,
    logWidth: number,
    { hasQ, hasP }: Presence,
  ): boolean {
    const lq = hasQ ? this.q.logPdfAt(anchor, offset) : -Infinity;
    const lp = hasP ? this.p.logPdfAt(anchor, offset) : -Infinity;
    // where −log of the other grows, q log p outlives q
    const growthQ = this.scope.klQP && hasP ? Math.log1p(Math.min(Math.abs(lp), 1e300)) : 0;
    const growthP = this.scope.klPQ && hasQ ? Math.log1p(Math.min(Math.abs(lq), 1e300)) : 0;
    if (lq + logWidth + growthQ > -NEGLIGIBLE || lp + logWidth + growthP > -NEGLIGIBLE)
      return false;
    if (this.scope.l2 && 2 * Math.max(lq, lp) + logWidth > -NEGLIGIBLE) return false;
    if (!hasQ || !hasP) return true;
    if (0.5 * (lq + lp) + logWidth > this.peakGeometric - NEGLIGIBLE) return false;
    return !(this.scope.chi && 2 * lq - lp + logWidth > this.peakChi - NEGLIGIBLE);
  }
}

interface Presence {
  readonly hasQ: boolean;
  readonly hasP: boolean;
}

function withSpacing(xs: readonly number[]): Knot[] {
  const sorted = ascending(xs);
  return sorted.map((x, i) => ({
    x,
    spacing: Math.min(x - (sorted[i - 1] ?? -Infinity), (sorted[i + 1] ?? Infinity) - x),
  }));
}

function mergedKnots(knots: readonly Knot[], from: number, to: number): number[] {
  const kept: number[] = [];
  let previous: Knot = { x: from, spacing: Infinity };
  for (const knot of knots) {
    if (knot.x <= from || knot.x >= to) continue;
    if (to - knot.x < MERGE * knot.spacing) continue;
    if (knot.x - previous.x < MERGE * Math.min(knot.spacing, previous.spacing)) continue;
    kept.push(knot.x);
    previous = knot;
  }
  return kept;
}

/** Whether the density is positive on the open interval between two neighbouring cuts. */
function isPresent(density: Density, from: number, to: number): boolean {
  if (from < density.support[0] || to > density.support[1]) return false;
  return !density.gaps.some(([a, b]) => from >= a && to <= b);
}

/** Whether the density is anything but a positive, smooth function up to that side of x. */
function isSingularAt(density: Density, x: number, side: 1 | -1): boolean {
  const end = density.ends[side === 1 ? 0 : 1];
  if (end.at === x) return end.power !== 0 || end.logGaussian !== 0;
  return (density.powerAt?.(x, side) ?? 0) !== 0;
}

function flat(density: Density): number[] {
  return density.gaps.flatMap(([a, b]) => [a, b]);
}

function ascending(xs: readonly number[]): number[] {
  const sorted = Float64Array.from(xs).toSorted();
  return Array.from(sorted).filter((x, i) => i === 0 || x !== sorted[i - 1]);
}

function nearestBelow(sorted: readonly number[], x: number): number {
  let best = sorted[0];
  for (const a of sorted) {
    if (a > x) break;
    best = a;
  }
  return best;
}

function nearestAbove(sorted: readonly number[], x: number): number {
  for (const a of sorted) if (a >= x) return a;
  return sorted[sorted.length - 1];
}
