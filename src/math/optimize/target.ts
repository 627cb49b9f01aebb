import type { ContinuousLaw } from '../distributions/types';
import { integratePair } from '../quadrature/integratePair';
import { ascending } from '../quadrature/knotList';
import type { Quantity } from '../types';
import { TargetPanel } from './targetPanel';

/** Panels towards a singular end shrink by this factor, down to this part of the first. */
const GRADING = 6;
const GRADED_DEPTH = 40;
/** Outwards, panels double in length this many times: 1e9 of the distance of the last knot. */
const OUTWARD = 30;
/** log p is resolved where two rules for its mean over a panel agree to this part. */
const RESOLVED = 1e-9;
const DEEPEST = 24;
/** Pairs of halves kept before they are dropped: about 20 MB. */
const MOST_KEPT = 15_000;

/** What a search keeps of its target: the axis in panels with cached values, and ∫p². */
export class Target {
  readonly panels: readonly TargetPanel[];
  #integralOfSquare: Quantity | undefined;
  #kept = 0;
  #logPanels: readonly TargetPanel[] | undefined;

  constructor(readonly density: ContinuousLaw) {
    this.panels = layPanels(density);
  }

  /**
   * The panels cut on until log p is resolved on each: between far modes it has a kink far narrower than both, where p
   * is nothing but a wide q still asks for −log p.
   */
  get logPanels(): readonly TargetPanel[] {
    return (this.#logPanels ??= this.panels.flatMap((panel) => cutForLog(panel, 0)));
  }

  /** Counts panels newly halved, and forgets all halves when there are too many. */
  spend(halvings: number): void {
    this.#kept += halvings;
    if (this.#kept < MOST_KEPT) return;
    this.#kept = 0;
    for (const panel of this.panels) panel.prune();
    for (const panel of this.#logPanels ?? []) panel.prune();
  }

  /** ∫p², finite or not as its end exponents say: ask l2Infinite first. */
  get integralOfSquare(): Quantity {
    this.#integralOfSquare ??= integratePair(this.density, this.density, [
      { at: (_logQ, _logP, q) => q * q, sensitivity: (_logQ, _logP, q) => 3 * q * q },
    ])[0];
    return this.#integralOfSquare;
  }
}

function cutForLog(panel: TargetPanel, depth: number): readonly TargetPanel[] {
  if (depth >= DEEPEST || panel.logRoughness < RESOLVED) return [panel];
  return panel.halves.flatMap((half) => cutForLog(half, depth + 1));
}

const known = new WeakMap<ContinuousLaw, Target>();

/** The same distribution object is laid out once, however many losses are fitted to it. */
export function targetOf(density: ContinuousLaw): Target {
  let target = known.get(density);
  if (target === undefined) {
    target = new Target(density);
    known.set(density, target);
  }
  return target;
}

function layPanels(density: ContinuousLaw): TargetPanel[] {
  const [low, high] = density.support;
  const hard = ascending([low, high, ...density.breakpoints, ...density.gaps.flat()]).filter(
    (x) => x >= low && x <= high,
  );
  const panels: TargetPanel[] = [];
  for (let i = 1; i < hard.length; i++) {
    const [from, to] = [hard[i - 1], hard[i]];
    if (density.gaps.some(([a, b]) => from >= a && to <= b)) continue;
    const cuts = cutsBetween(density, from, to);
    for (let k = 1; k < cuts.length; k++) {
      const anchor = nearestAnchor(density, hard, cuts[k - 1].x, cuts[k].x);
      panels.push(
        new TargetPanel(
          density,
          anchor,
          offsetFrom(anchor, cuts[k - 1]),
          offsetFrom(anchor, cuts[k]),
        ),
      );
    }
  }
  return panels;
}

/** A place to cut: next to a singular end only its distance from there has digits. */
interface Cut {
  readonly x: number;
  readonly end?: number;
  readonly distance?: number;
}

function offsetFrom(anchor: number, { x, end, distance }: Cut): number {
  return end === anchor && distance !== undefined ? distance : x - anchor;
}

function cutsBetween(density: ContinuousLaw, from: number, to: number): Cut[] {
  const knots = ascending(density.knots).filter((x) => x > from && x < to);
  const gradedLow = Number.isFinite(from) && isSingular(density, from, 1);
  const gradedHigh = Number.isFinite(to) && isSingular(density, to, -1);
  if (knots.length === 0) {
    if (Number.isFinite(from) && Number.isFinite(to)) {
      if (gradedLow || gradedHigh) knots.push(0.5 * (from + to));
    } else knots.push(Number.isFinite(from) ? from + 1 : Number.isFinite(to) ? to - 1 : 0);
  }
  const cuts: Cut[] = knots.map((x) => ({ x }));
  if (from === -Infinity) cuts.unshift(...outward(density, knots[0], -1).toReversed());
  else if (gradedLow) cuts.unshift(...graded(from, knots[0] - from).toReversed());
  else cuts.unshift({ x: from });
  const last = knots.at(-1) ?? from;
  if (to === Infinity) cuts.push(...outward(density, last, 1));
  else if (gradedHigh) cuts.push(...graded(to, last - to));
  else cuts.push({ x: to });
  return cuts;
}

/** Cuts nearing a singular end from a first one at that signed distance from it. */
function graded(end: number, first: number): Cut[] {
  return Array.from({ length: GRADED_DEPTH }, (_, k) => {
    const distance = first / GRADING ** (k + 1);
    return { x: end + distance, end, distance };
  });
}

function outward(density: ContinuousLaw, x: number, direction: 1 | -1): Cut[] {
  const reach = Math.max(
    ...density.anchors.map((a) => Math.abs(x - a)),
    Number.MIN_VALUE * 2 ** 60,
  );
  return Array.from({ length: OUTWARD }, (_, k) => ({ x: x + direction * reach * 2 ** k }));
}

function isSingular(density: ContinuousLaw, x: number, side: 1 | -1): boolean {
  const end = density.ends[side === 1 ? 0 : 1];
  if (end.at === x) return !isSmallInteger(end.power) || end.logGaussian !== 0;
  return !isSmallInteger(density.powerAt?.(x, side) ?? 0);
}

/** A density ~ distance^k with k = 0, 1, 2 … up to a few is a polynomial there: nothing to grade for. */
function isSmallInteger(power: number): boolean {
  return Number.isInteger(power) && power >= 0 && power <= 4;
}

/** The anchor next to the panel, one of the ends of the stretch if it touches one. */
function nearestAnchor(
  density: ContinuousLaw,
  hard: readonly number[],
  left: number,
  right: number,
): number {
  let best = NaN;
  let distance = Infinity;
  for (const anchor of [...density.anchors, ...hard]) {
    if (!Number.isFinite(anchor)) continue;
    const d = Math.max(left - anchor, anchor - right, 0);
    if (d < distance) {
      best = anchor;
      distance = d;
    }
  }
  return Number.isNaN(best) ? 0 : best;
}
