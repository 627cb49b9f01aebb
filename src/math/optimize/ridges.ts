import type { Region } from './region';
import { LARGEST_CORRECTION, ridgeNear, settleMean } from './ridgeMean';
import type { Between, OnRidge } from './ridgeMean';
import { slopeAlongRidge, slopesAt } from './slopes';
import type { Problem, Slopes } from './slopes';
import type { NormalParameters } from './types';

/** Levels of log sd; ridges are followed from level to level and looked for at every third. */
const STEP = 0.1;
const SEED_EVERY = 3;
const PARTS_OF_STEP = 4;
/** How near to its end a ridge is followed, in levels. */
const END = 1e-6;
const CLOSE_PARTS = 16;
const CLOSE_STEPS = 40;
const DIP_STEPS = 24;
/** Distance of the means tried at one level: in sds of q, or of the target's narrowest mode, or in parts of its panels. */
const SPACING = 0.5;
const PER_PANEL = 3;
/** Ridges closer than this, in sds, are one. */
const SAME = 1e-3;
/** How well a minimum over the mean is settled before its ridge is followed, in sds. */
const SETTLED = 1e-6;
/** Below this part of the largest seen, a slope is rounding. */
const FLAT = 1e-11;
/** Levels beyond the region that a ridge may be followed: sd over 26 decades. */
const MOST_LEVELS = 600;

/** A place near a minimum, and the two points of its ridge that it lies between where those are known. */
export interface Start extends NormalParameters {
  readonly between?: Between;
}

interface Starts {
  readonly starts: readonly Start[];
  /** Every point of a ridge that was met. */
  readonly ridges: readonly RidgePlace[];
}

/** A point of a ridge and the slope of the loss along it, by log sd. */
export interface RidgePlace extends NormalParameters {
  readonly slope: number;
}

interface RidgePoint {
  readonly mean: number;
  /** Slope of the loss along the ridge by log sd. */
  readonly slope: number;
}

interface Leveled extends RidgePoint {
  readonly level: number;
}

/**
 * Starting points near every local minimum.
 *
 * Every one lies on a ridge: a curve (mean(sd), sd) of minima over the mean alone, followed here in steps of log sd from
 * minima over the mean that are found by the sign of the slope at many means. Along a ridge the loss is a function of one
 * variable, and its minima are where its slope turns from − to +. For KL(q‖p) and ∫(q − cp)² the ridges are the maxima of
 * log p and p blurred by N(0, sd²), none of which begins at a positive sd: in one dimension blurring creates no extremum
 * (A. P. Witkin 1983; J. Babaud et al., IEEE PAMI 8 (1986) 26), so that each is met at the lowest level already.
 */
export function startingPoints(problem: Problem, region: Region): Starts {
  return new RidgeSearch(problem, region).run();
}

class RidgeSearch {
  private readonly base: number;
  private readonly last: number;
  /** The ridges already followed, by level. */
  private readonly met = new Map<number, RidgePoint[]>();
  private readonly starts: Start[] = [];

  constructor(
    private readonly problem: Problem,
    private readonly region: Region,
  ) {
    this.base = Math.log(region.narrowest);
    this.last = Math.ceil((Math.log(region.widest) - this.base) / STEP);
  }

  run(): Starts {
    for (let level = 0; level <= this.last + SEED_EVERY; level += SEED_EVERY) {
      for (const mean of this.seeds(level)) {
        if (!this.isMet(level, mean)) this.follow(level, mean);
      }
    }
    const ridges = [...this.met].flatMap(([level, points]) =>
      points.map((point) => ({ ...point, sd: this.sdAt(level) })),
    );
    return { starts: this.starts, ridges };
  }

  private sdAt(level: number): number {
    return Math.exp(this.base + STEP * level);
  }

  private isMet(level: number, mean: number): boolean {
    const sd = this.sdAt(level);
    return (this.met.get(level) ?? []).some((point) => Math.abs(point.mean - mean) <= SAME * sd);
  }

  /** Minima over the mean at one level: where the slope turns from − to +. */
  private seeds(level: number): number[] {
    const sd = this.sdAt(level);
    const means = this.meansAt(sd);
    const slopes = means.map((mean) => slopesAt(this.problem, mean, sd, 'scan').byMean);
    const flat = FLAT * Math.max(...slopes.map(Math.abs));
    const found: number[] = [];
    for (let i = 1; i < means.length; i++) {
      if (!(slopes[i - 1] < -flat && slopes[i] >= -flat)) continue;
      // past what is flat to where it rises
      let j = i;
      while (j < means.length - 1 && Math.abs(slopes[j]) <= flat) j += 1;
      if (!(slopes[j] > flat)) continue;
      found.push(settleMean(this.problem, means[i - 1], means[j], sd, SETTLED));
    }
    return found;
  }

  private meansAt(sd: number): number[] {
    const { low, high, finest } = this.region;
    const means: number[] = [];
    const from = low - 2 * SPACING * sd;
    const to = high + 2 * SPACING * sd;
    let at = from;
    means.push(at);
    for (const panel of this.problem.target.panels) {
      if (panel.right <= at) continue;
      if (panel.left >= to) break;
      const width = panel.right - panel.left;
      const step = Math.max(SPACING * Math.max(sd, finest), width / PER_PANEL);
      while (at < panel.right && at < to) {
        at = Math.min(at + step, to);
        means.push(at);
      }
    }
    if (at < to) {
      const count = Math.ceil((to - at) / (SPACING * sd));
      for (let k = 1; k <= Math.min(count, 64); k++) means.push(at + (k * (to - at)) / count);
    }
    return means;
  }

  /** Follows the ridge through a point both ways, and notes where the loss along it is lowest. */
  private follow(level: number, mean: number): void {
    const sd = this.sdAt(level);
    const start = this.pointAt(level, mean, slopesAt(this.problem, mean, sd, 'search'));
    const up = this.trace(level, start, 1);
    const down = this.trace(level, start, -1);
    const points = [...down.toReversed(), start, ...up];
    const first = level - down.length;
    for (let k = 1; k < points.length; k++) this.examine(points, k, first);
  }

  private pointAt(level: number, mean: number, slopes: Slopes): RidgePoint {
    const point = { mean, slope: slopeAlongRidge(slopes) };
    this.met.set(level, [...(this.met.get(level) ?? []), point]);
    return point;
  }

  /** The points of the ridge level by level, until it ends, joins one already followed, or leaves all that matters. */
  private trace(from: number, start: RidgePoint, direction: 1 | -1): RidgePoint[] {
    const points: RidgePoint[] = [];
    let previous = start;
    let rate = 0;
    for (let level = from + direction; Math.abs(level - from) < MOST_LEVELS; level += direction) {
      const outside = direction === 1 ? level > this.last : level < 0;
      if (outside && direction * previous.slope > 0) break;
      const sd = this.sdAt(level);
      const settled =
        ridgeNear(this.problem, previous.mean + rate, sd) ??
        this.inSmallSteps(level - direction, direction, previous.mean);
      if (
        settled === undefined ||
        Math.abs(settled.mean - previous.mean) > LARGEST_CORRECTION * sd
      ) {
        this.closeIn(level - direction, previous, points.at(-2) ?? start, direction);
        break;
      }
      const { mean, slopes } = settled;
      rate = mean - previous.mean;
      const joined = this.isMet(level, mean);
      previous = this.pointAt(level, mean, slopes);
      points.push(previous);
      // one more point than its own: the turn may lie between the two
      if (joined) break;
    }
    return points;
  }

  /** Follows a ridge to where it ends or bends sharply: it may still turn between there and its last level. */
  private closeIn(from: number, last: RidgePoint, earlier: RidgePoint, direction: 1 | -1): void {
    let at: Leveled = { ...last, level: from };
    if (direction * at.slope > 0) return;
    const points = earlier === last ? [at] : [{ ...earlier, level: from - direction }, at];
    let part = 1 / CLOSE_PARTS;
    for (let step = 0; step < CLOSE_STEPS && part > END; step++) {
      const level = at.level + direction * part;
      const found = ridgeNear(this.problem, at.mean, this.sdAt(level));
      if (found === undefined) part *= 0.5;
      else {
        at = { mean: found.mean, slope: slopeAlongRidge(found.slopes), level };
        points.push(at);
      }
    }
    this.sweep(direction === 1 ? points : points.toReversed());
  }

  /** Notes the turns from − to + among points of a ridge, ascending, and such as a dip of the slope between them hides. */
  private sweep(points: readonly Leveled[]): boolean {
    let seen = false;
    for (let k = 1; k < points.length; k++) {
      const [a, b] = [points[k - 1], points[k]];
      if (a.slope <= 0 && b.slope > 0) {
        this.noteTurn(a, b, a.level, b.level - a.level);
        seen = true;
      }
      const c = points[k + 1];
      if (c === undefined || !(a.slope > b.slope && b.slope > 0 && c.slope > b.slope)) continue;
      seen = this.dip(a, b, c) || seen;
    }
    return seen;
  }

  /** Looks for a negative slope around the lowest of three positive ones, by golden section: where ridges fork it has a corner. */
  private dip(a: Leveled, b: Leveled, c: Leveled): boolean {
    let [low, best, high] = [a, b, c];
    for (let step = 0; step < DIP_STEPS; step++) {
      const inUpper = high.level - best.level > best.level - low.level;
      const level = best.level + 0.382 * ((inUpper ? high : low).level - best.level);
      const found = ridgeNear(this.problem, best.mean, this.sdAt(level));
      const next =
        found === undefined
          ? { ...best, slope: Infinity, level }
          : { mean: found.mean, slope: slopeAlongRidge(found.slopes), level };
      if (next.slope <= 0) {
        const wider = inUpper ? high : best;
        this.noteTurn(next, wider, level, wider.level - level);
        return true;
      }
      if (next.slope < best.slope)
        [low, best, high] = inUpper ? [best, next, high] : [low, next, best];
      else if (inUpper) high = next;
      else low = next;
    }
    return false;
  }

  /** One level on, where the ridge bends too sharply for one step. */
  private inSmallSteps(level: number, direction: 1 | -1, mean: number): OnRidge | undefined {
    let found: OnRidge | undefined;
    let [before, at] = [mean, mean];
    for (let part = 1; part <= PARTS_OF_STEP; part++) {
      const sd = this.sdAt(level + (direction * part) / PARTS_OF_STEP);
      found = ridgeNear(this.problem, 2 * at - before, sd);
      if (found === undefined) return undefined;
      [before, at] = [at, found.mean];
    }
    return found;
  }

  /** Notes minima between points k − 1 and k, or such as may hide beside point k − 1. */
  private examine(points: readonly RidgePoint[], k: number, first: number): void {
    const [a, b] = [points[k - 1], points[k]];
    if (a.slope <= 0 && b.slope > 0) {
      if (!this.noteTurns(a, b, first + k - 1)) this.noteTurn(a, b, first + k - 1, 1);
      // a shallow one of several may lie between the small steps
      const t = a.slope / (a.slope - b.slope);
      this.note(a.mean + t * (b.mean - a.mean), first + k - 1 + t);
      return;
    }
    // a slope that nears 0 between levels and turns back may cross it twice: at a minimum first, or a maximum first
    if (k < 2) return;
    const before = points[k - 2];
    const [y0, y1, y2] = [before.slope, a.slope, b.slope];
    const turns =
      y1 < 0 ? y1 > y0 && y1 >= y2 && y0 < 0 && y2 < 0 : y1 < y0 && y1 <= y2 && y0 > 0 && y2 > 0;
    if (!turns) return;
    const seen = [
      this.noteTurns(before, a, first + k - 2),
      this.noteTurns(a, b, first + k - 1),
    ].some(Boolean);
    if (seen) return;
    const level = first + k - 1;
    if (y1 > 0) {
      this.dip({ ...before, level: level - 1 }, { ...a, level }, { ...b, level: level + 1 });
      return;
    }
    const bend = y0 - 2 * y1 + y2;
    const shift = (y0 - y2) / (2 * bend);
    const extreme = y1 - (bend * shift * shift) / 2;
    if (Math.abs(extreme) > 0.5 * Math.abs(bend)) return;
    for (const t of [shift - 0.3, shift, shift + 0.3]) {
      const next = t < 0 ? before : b;
      this.note(a.mean + Math.abs(t) * (next.mean - a.mean), level + t);
    }
  }

  /** Notes every minimum seen in small steps from one level to the next: there may be two of them with a maximum between. */
  private noteTurns(a: RidgePoint, b: RidgePoint, level: number): boolean {
    const points: Leveled[] = [{ ...a, level }];
    let at = a.mean;
    for (let part = 1; part < PARTS_OF_STEP; part++) {
      const t = part / PARTS_OF_STEP;
      const expected = at + (b.mean - at) / (PARTS_OF_STEP + 1 - part);
      const found = ridgeNear(this.problem, expected, this.sdAt(level + t));
      if (found === undefined) return this.sweep(points);
      at = found.mean;
      points.push({ mean: at, slope: slopeAlongRidge(found.slopes), level: level + t });
    }
    points.push({ ...b, level: level + 1 });
    return this.sweep(points);
  }

  /** Notes the minimum between two points of a ridge that are `width` levels apart. */
  private noteTurn(a: RidgePoint, b: RidgePoint, level: number, width: number): void {
    const t = a.slope / (a.slope - b.slope);
    const between = {
      narrower: { mean: a.mean, sd: this.sdAt(level) },
      wider: { mean: b.mean, sd: this.sdAt(level + width) },
    };
    this.note(a.mean + t * (b.mean - a.mean), level + t * width, between);
  }

  private note(mean: number, level: number, between?: Between): void {
    this.starts.push({ mean, sd: this.sdAt(level), between });
  }
}
