import type { Density } from './density';
import { LOG_NEAREST, logPdfNear } from './deep';
import { ascending, KnotList } from './knotList';
import type { ChainEnd, Pair, Panel, Plan } from './panel';

/** Natural logs below the largest contribution at which a stretch of the axis is left out: 7e-27. */
const NEGLIGIBLE = 60;
/** Logarithmic chains stop here at the latest; beyond, t² (tails) or t itself (finite ends) leaves double range. */
const LOG_FARTHEST = Math.log(1e140);
/** Power tails are followed until their densities near underflow: what is left is a power to the last digit. */
const LOWEST_LOG_DENSITY = -600;
/** Chains that go deeper end when nothing is left; this far at the latest. */
const LOG_DEEPEST = -1e300;
/** A panel this many times as long as its distance from the anchor gets logarithmic coordinates. */
const LOGARITHMIC_FROM = 1.5;
/** Which of the integrals that reach further than the densities themselves are asked for (and converge). */
export interface Scope {
  readonly klQP: boolean;
  readonly klPQ: boolean;
  readonly chi: boolean;
  readonly l2: boolean;
  /** First moments, which reach furthest in power tails. */
  readonly moment: boolean;
  /** Whether chains towards a finite end go on below 1e-290 (see isDeep) instead of leaving a remainder there. */
  readonly deep: boolean;
}

const EVERYTHING: Scope = {
  klQP: true,
  klPQ: true,
  chi: true,
  l2: true,
  moment: true,
  deep: false,
};

/** From this log of q²/p on, its peak is looked for between the cuts too, at so many steps each. */
const STEEP = 500;
const SCAN = 16;

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
  private readonly knots: KnotList;
  /** Log densities at the knots. */
  private readonly logQ: Float64Array;
  private readonly logP: Float64Array;
  private readonly anchors: readonly number[];
  private readonly panels: Panel[] = [];
  private readonly chainEnds: ChainEnd[] = [];
  private peakGeometric = -Infinity;
  private peakChi = -Infinity;
  /** Where that peak was seen. */
  private chiAt = NaN;

  constructor(
    pair: Pair,
    private readonly scope: Scope,
  ) {
    this.q = pair.q;
    this.p = pair.p;
    this.knots = new KnotList(pair.q.knots, pair.p.knots);
    const { x } = this.knots;
    this.logQ = new Float64Array(x.length);
    this.logP = new Float64Array(x.length);
    pair.q.logPdfAtNodes(0, x, x.length, this.logQ);
    pair.p.logPdfAtNodes(0, x, x.length, this.logP);
    this.anchors = ascending(pair.q.anchors.concat(pair.p.anchors));
  }

  plan(): Plan {
    const { q, p } = this;
    const cuts = ascending(
      q.support.concat(p.support, q.breakpoints, p.breakpoints, q.gaps.flat(), p.gaps.flat()),
    );
    for (let i = 1; i < cuts.length; i++) this.scanPeaks(cuts[i - 1], cuts[i]);
    for (let i = 1; i < cuts.length; i++) this.segment(cuts[i - 1], cuts[i]);
    this.panels.sort((a, b) => a.left - b.left || a.direction * (a.low - b.low));
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
    const { x } = this.knots;
    let first = 0;
    while (first < x.length && x[first] <= from) first++;
    let last = x.length - 1;
    while (last >= 0 && x[last] >= to) last--;
    for (let i = first; i <= last; i++) this.peak(x[i], this.logQ[i], this.logP[i]);
    const none = first > last;
    const start = from + 1e-9 * ((none ? to : x[first]) - from);
    const end = to - 1e-9 * (to - (none ? from : x[last]));
    if (Number.isFinite(from)) this.peakAt(start);
    if (Number.isFinite(to)) this.peakAt(end);
    if (!this.scope.chi || this.peakChi < STEEP) return;
    let previous = Number.isFinite(from) ? start : x[first];
    for (let i = first; i <= last + 1; i++) {
      const next = i <= last ? x[i] : end;
      const step = (next - previous) / SCAN;
      if (!Number.isFinite(step)) break;
      for (let k = 1; k < SCAN; k++) this.peakAt(previous + k * step);
      previous = next;
    }
    if (none) return;
    if (from === -Infinity) this.climb(x[first], x[first] - x[last]);
    if (to === Infinity) this.climb(x[last], x[last] - x[first]);
  }

  /** Follows q²/p outwards from the last knot for as long as it rises. */
  private climb(x: number, range: number): void {
    let step = (range || 1) / SCAN;
    for (let at = x + step; Number.isFinite(at); at += step) {
      const before = this.peakChi;
      this.peakAt(at);
      if (this.peakChi === before) return;
      step *= 1.2;
    }
  }

  private peakAt(x: number): void {
    this.peak(x, this.q.logPdfAt(x, 0), this.p.logPdfAt(x, 0));
  }

  private peak(x: number, lq: number, lp: number): void {
    const geometric = 0.5 * (lq + lp);
    if (geometric > this.peakGeometric) this.peakGeometric = geometric;
    const chi = 2 * lq - lp;
    if (lp > -1e300 && lq < Infinity && chi > this.peakChi) {
      this.peakChi = chi;
      this.chiAt = x;
    }
  }

  /** One stretch between neighbouring breakpoints: all panels of it. */
  private segment(from: number, to: number): void {
    const hasQ = isPresent(this.q, from, to);
    const hasP = isPresent(this.p, from, to);
    if (!hasQ && !hasP) return;
    const presence = { hasQ, hasP };
    const inner = this.knots.between(from, to).map((k) => ({
      x: this.knots.x[k],
      logQ: hasQ ? this.logQ[k] : -Infinity,
      logP: hasP ? this.logP[k] : -Infinity,
    }));
    const singularLow = Number.isFinite(from) && this.isSingular(from, 1, hasQ, hasP);
    const singularHigh = Number.isFinite(to) && this.isSingular(to, -1, hasQ, hasP);
    const finite = Number.isFinite(from) && Number.isFinite(to);
    if (inner.length === 0 && (finite ? singularLow && singularHigh : true)) {
      const x = finite ? 0.5 * (from + to) : Number.isFinite(from) ? from + 1 : to - 1;
      inner.push(this.cutAt(x, presence));
    }
    const first = inner[0] ?? this.cutAt(to, presence);
    const last = inner.at(-1) ?? this.cutAt(from, presence);
    if (inner.length === 0 && singularHigh && !singularLow) {
      this.chain(to, -1, from, true, presence);
      return;
    }
    if (from === -Infinity) {
      this.chain(nearestAbove(this.anchors, first.x), -1, first.x, false, presence);
    } else if (singularLow) this.chain(from, 1, first.x, true, presence);
    else this.between(this.cutAt(from, presence), first, from, to, presence);
    for (let k = 1; k < inner.length; k++) {
      this.between(inner[k - 1], inner[k], from, to, presence);
    }
    if (inner.length === 0) return;
    if (to === Infinity) this.chain(nearestBelow(this.anchors, last.x), 1, last.x, false, presence);
    else if (singularHigh) this.chain(to, -1, last.x, true, presence);
    else this.between(last, this.cutAt(to, presence), from, to, presence);
  }

  private cutAt(x: number, { hasQ, hasP }: Presence): Cut {
    return {
      x,
      logQ: hasQ ? this.q.logPdfAt(x, 0) : -Infinity,
      logP: hasP ? this.p.logPdfAt(x, 0) : -Infinity,
    };
  }

  private isSingular(x: number, side: 1 | -1, hasQ: boolean, hasP: boolean): boolean {
    return (hasQ && isSingularAt(this.q, x, side)) || (hasP && isSingularAt(this.p, x, side));
  }

  /** The panel (or two) from x0 to x1 inside the segment [from, to], linear or logarithmic about a near anchor. */
  private between(start: Cut, end: Cut, from: number, to: number, presence: Presence): void {
    const x0 = start.x;
    const x1 = end.x;
    if (!(x1 > x0)) return;
    const logWidth = Math.log(x1 - x0);
    // the whole of a stretch that only one has may be all that tells them apart
    const sole = x0 === from && x1 === to && presence.hasQ !== presence.hasP;
    const holdsPeak = this.chiAt >= x0 && this.chiAt <= x1;
    if (
      !sole &&
      !holdsPeak &&
      this.isNegligible(start.logQ, start.logP, logWidth, presence) &&
      this.isNegligible(end.logQ, end.logP, logWidth, presence)
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
    const start = position;
    const nearest = this.scope.deep ? LOG_DEEPEST : LOG_NEAREST;
    const limit = inward ? nearest : this.farthest(anchor, direction, position, presence);
    let edge = x;
    for (let width = 1.5; ; width *= 2) {
      // a hair inside the panel: its end may be the end of a support, and rounded out of it
      const inside = inward ? position - 1e-6 : position + 1e-6;
      const lq = presence.hasQ ? logPdfNear(this.q, anchor, direction, inside) : -Infinity;
      const lp = presence.hasP ? logPdfNear(this.p, anchor, direction, inside) : -Infinity;
      // the moment is judged by distances in units of the chain's start
      const reach = this.scope.moment && !inward ? 2 * position - start : position;
      const carries = Math.max(lq, lp) + reach > -NEGLIGIBLE;
      const peakAhead = !inward && direction * (this.chiAt - edge) > 0;
      if (!carries && !peakAhead && this.isNegligible(lq, lp, position, presence)) return;
      const lowest = position > LOG_NEAREST ? Math.max(limit, LOG_NEAREST) : limit;
      const next = inward ? Math.max(position - width, lowest) : Math.min(position + width, limit);
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

  /** Whether nothing asked for gets anything from a stretch of that width where the log densities are these at most. */
  private isNegligible(
    lq: number,
    lp: number,
    logWidth: number,
    { hasQ, hasP }: Presence,
  ): boolean {
    if (lq + logWidth > -NEGLIGIBLE || lp + logWidth > -NEGLIGIBLE) return false;
    if (this.scope.l2 && 2 * Math.max(lq, lp) + logWidth > -NEGLIGIBLE) return false;
    if (!hasQ || !hasP) return true;
    // where −log of the other grows, q log p outlives q
    const { klQP, klPQ, chi } = this.scope;
    if (klQP && lq + logWidth + growth(lp) > -NEGLIGIBLE) return false;
    if (klPQ && lp + logWidth + growth(lq) > -NEGLIGIBLE) return false;
    if (0.5 * (lq + lp) + logWidth > this.peakGeometric - NEGLIGIBLE) return false;
    return !(chi && 2 * lq - lp + logWidth > this.peakChi - NEGLIGIBLE);
  }
}

/** A place where the axis may be cut, with the log densities there (−∞ for a member that has none on the stretch). */
interface Cut {
  readonly x: number;
  readonly logQ: number;
  readonly logP: number;
}

interface Presence {
  readonly hasQ: boolean;
  readonly hasP: boolean;
}

/** log(1 + |log f|), finite also where f is 0. */
function growth(logDensity: number): number {
  return Math.log1p(Math.min(Math.abs(logDensity), 1e300));
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
