import type { Density } from '../quadrature/density';
import { gaussWeights, kronrodWeights, nodes, POINTS } from '../quadrature/kronrod';

/** Below this a log density is taken as this: keeps 0·∞ out of far tails. */
const LOWEST = -1e300;
/** log of a mass of p that is nothing beside 1. */
const NOTHING = -44;
/** How far inside its panel a limit at its end is taken, in widths. */
const HAIR = 1e-13;

/**
 * A stretch of the axis where the target is smooth, with the target's values at the nodes of the Gauss–Kronrod rule.
 * They are computed once: only q changes in a search. Halved on demand where q is narrower than the panel.
 */
export class TargetPanel {
  readonly left: number;
  readonly right: number;
  readonly half: number;
  #offsets: Float64Array | undefined;
  #logP: Float64Array | undefined;
  #p: Float64Array | undefined;
  #halves: readonly [TargetPanel, TargetPanel] | undefined;
  #ends: readonly [number, number] | undefined;
  #log = NaN;

  /** From anchor + low to anchor + high (signed distances, low < high). */
  constructor(
    private readonly density: Density,
    readonly anchor: number,
    readonly low: number,
    readonly high: number,
  ) {
    this.left = anchor + low;
    this.right = anchor + high;
    this.half = 0.5 * (high - low);
  }

  /** Signed distances of the nodes from the anchor. */
  get offsets(): Float64Array {
    if (this.#offsets === undefined) {
      const middle = 0.5 * (this.low + this.high);
      this.#offsets = nodes.map((node) => middle + this.half * node);
    }
    return this.#offsets;
  }

  get logP(): Float64Array {
    if (this.#logP === undefined) {
      this.#logP = new Float64Array(POINTS);
      this.density.logPdfAtNodes(this.anchor, this.offsets, POINTS, this.#logP);
      for (let i = 0; i < POINTS; i++) {
        if (!(this.#logP[i] > LOWEST)) this.#logP[i] = LOWEST;
      }
    }
    return this.#logP;
  }

  get p(): Float64Array {
    return (this.#p ??= this.logP.map(Math.exp));
  }

  /** Limits of log p at the two ends, from inside. */
  get endLogs(): readonly [number, number] {
    const hair = HAIR * (this.high - this.low);
    return (this.#ends ??= [this.logAt(this.low + hair), this.logAt(this.high - hair)]);
  }

  /** log of the largest mass that the nodes show: the peak times the width. */
  get logMass(): number {
    if (Number.isNaN(this.#log)) {
      let peak = LOWEST;
      for (const log of this.logP) peak = Math.max(peak, log);
      this.#log = peak + Math.log(this.high - this.low);
    }
    return this.#log;
  }

  /** Whether p has mass there that counts, as far as the nodes show. */
  get hasMass(): boolean {
    return this.logMass >= NOTHING;
  }

  /** ∫p over it by one rule. */
  get mass(): number {
    let sum = 0;
    for (let i = 0; i < POINTS; i++) sum += kronrodWeights[i] * this.p[i];
    return sum * this.half;
  }

  /** Difference of the mean of log p by the two rules, relative to its size (at least 1). */
  get logRoughness(): number {
    let difference = 0;
    let absolute = 0;
    for (let i = 0; i < POINTS; i++) {
      difference += (kronrodWeights[i] - gaussWeights[i]) * this.logP[i];
      absolute += kronrodWeights[i] * Math.abs(this.logP[i]);
    }
    return Math.abs(difference) / Math.max(1, absolute);
  }

  get halves(): readonly [TargetPanel, TargetPanel] {
    if (this.#halves === undefined) {
      const middle = 0.5 * (this.low + this.high);
      this.#halves = [
        new TargetPanel(this.density, this.anchor, this.low, middle),
        new TargetPanel(this.density, this.anchor, middle, this.high),
      ];
    }
    return this.#halves;
  }

  get isHalved(): boolean {
    return this.#halves !== undefined;
  }

  logAt(offset: number): number {
    const log = this.density.logPdfAt(this.anchor, offset);
    return log > LOWEST ? log : LOWEST;
  }

  /** Forgets its halves: a landscape at many widths would otherwise keep them all. */
  prune(): void {
    this.#halves = undefined;
  }
}
