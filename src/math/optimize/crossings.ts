import type { Target } from './target';
import type { TargetPanel } from './targetPanel';

/** Crossings are looked for where q is above 1e-17 of its peak. */
const REACH = 8.8;
const WIDEST = 1.5;
const MAX_DEPTH = 40;
/** Where |log q − log p| has a local minimum below this between nodes, it is looked at for a pair of crossings. */
const NEAR = 0.5;
/** |log q − log p| of a crossing that falls on the edge of a panel. */
const LEVEL = 1e-10;
const GOLDEN = 0.5 * (Math.sqrt(5) - 1);
const LOG_ROOT = 0.5 * Math.log(2 * Math.PI);

/** A point where q − p changes sign. */
export interface Crossing {
  /** (x − mean)/sd. */
  readonly z: number;
  /** Sign of q − p to the left. */
  readonly before: 1 | -1;
  /** |d(log q − log p)/dz|; Infinity where p jumps past q: such a point stays as q moves. */
  readonly steepness: number;
}

/** A part of a panel between crossings, as distances from its anchor, and the sign of q − p there. */
type Stretch = (panel: TargetPanel, from: number, to: number, sign: 1 | -1) => void;

/**
 * All points where q = N(mean, sd²) crosses the target, ascending. Where the target has no density (outside its
 * support, or no mass worth a digit) q is taken to be above.
 */
export function findCrossings(
  target: Target,
  mean: number,
  sd: number,
  onStretch?: Stretch,
): Crossing[] {
  return new Search(target, mean, sd, onStretch).run();
}

class Search {
  private readonly found: Crossing[] = [];
  private readonly logScale: number;
  private sign: 1 | -1 = 1;
  /** Where the last visited panel ended. */
  private edge = -Infinity;
  private halved = 0;

  constructor(
    private readonly target: Target,
    private readonly mean: number,
    private readonly sd: number,
    private readonly onStretch: Stretch | undefined,
  ) {
    this.logScale = -Math.log(sd) - LOG_ROOT;
  }

  run(): Crossing[] {
    for (const panel of this.target.panels) this.visit(panel, 0);
    if (this.sign === -1 && this.edge < this.mean + REACH * this.sd) this.jump(this.edge, 1);
    this.target.spend(this.halved);
    return this.found;
  }

  private visit(panel: TargetPanel, depth: number): void {
    const reach = REACH * this.sd;
    if (panel.right < this.mean - reach || panel.left > this.mean + reach) return;
    if (!panel.hasMass) return;
    if (2 * panel.half > WIDEST * this.sd && depth < MAX_DEPTH) {
      this.halved += panel.isHalved ? 0 : 1;
      for (const half of panel.halves) this.visit(half, depth + 1);
      return;
    }
    this.scan(panel);
  }

  private scan(panel: TargetPanel): void {
    const { offsets, logP, endLogs } = panel;
    const n = offsets.length;
    const skipped = this.edge < panel.left - 1e-9 * panel.half;
    if (skipped && this.sign === -1) this.jump(this.edge, 1);
    let previous = panel.low;
    let d = this.logQ(panel, previous) - endLogs[0];
    if (d >= 0 !== this.sign > 0) {
      // from panel to panel q and p may also meet: only then are they level there
      if (!skipped && Math.abs(d) < LEVEL) this.cross(panel, panel.low);
      else this.jump(panel.left, d >= 0 ? 1 : -1);
    }
    let stretchFrom = previous;
    const close = (to: number): void => {
      this.onStretch?.(panel, stretchFrom, to, this.sign);
      stretchFrom = to;
    };
    let before = Infinity;
    for (let i = 0; i <= n; i++) {
      const offset = i < n ? offsets[i] : panel.high;
      const next = this.logQ(panel, offset) - (i < n ? logP[i] : endLogs[1]);
      if (next >= 0 !== d >= 0) {
        const root = this.root(panel, previous, d, offset, next);
        close(root);
        this.cross(panel, root);
      } else if (
        Math.abs(d) < NEAR &&
        Math.abs(d) <= Math.abs(before) &&
        Math.abs(d) <= Math.abs(next)
      ) {
        const start = i < 2 ? panel.low : offsets[i - 2];
        this.graze(panel, start, offset, d, close);
      }
      before = d;
      previous = offset;
      d = next;
    }
    close(panel.high);
    this.edge = panel.right;
  }

  /** Looks for a pair of crossings between nodes, around a local minimum of |log q − log p|. */
  private graze(
    panel: TargetPanel,
    from: number,
    to: number,
    near: number,
    close: (at: number) => void,
  ): void {
    const side = near >= 0 ? 1 : -1;
    const hair = 1e-12 * (to - from);
    const start = side * this.difference(panel, from + hair);
    const end = side * this.difference(panel, to - hair);
    if (start <= 0 || end <= 0) return;
    let [a, b, atA, atB] = [from, to, start, end];
    for (let step = 0; step < 24; step++) {
      const x1 = b - GOLDEN * (b - a);
      const x2 = a + GOLDEN * (b - a);
      const d1 = side * this.difference(panel, x1);
      const d2 = side * this.difference(panel, x2);
      const low = Math.min(d1, d2);
      if (low < 0) {
        const x = d1 < d2 ? x1 : x2;
        const first = this.root(panel, from, side * start, x, side * low);
        close(first);
        this.cross(panel, first);
        const second = this.root(panel, x, side * low, to, side * end);
        close(second);
        this.cross(panel, second);
        return;
      }
      // a smooth minimum is not lower than this by more than the ends of its bracket are higher
      if (low > 2 * (Math.max(atA, atB) - low)) return;
      if (d1 < d2) [b, atB] = [x2, d2];
      else [a, atA] = [x1, d1];
    }
  }

  private logQ(panel: TargetPanel, offset: number): number {
    const z = (panel.anchor - this.mean + offset) / this.sd;
    return this.logScale - 0.5 * z * z;
  }

  private difference(panel: TargetPanel, offset: number): number {
    return this.logQ(panel, offset) - panel.logAt(offset);
  }

  /** Offset of the zero between two of opposite signs (regula falsi, Illinois rule of Dowell and Jarratt 1971). */
  private root(panel: TargetPanel, x0: number, d0: number, x1: number, d1: number): number {
    let [a, fa, b, fb] = [x0, d0, x1, d1];
    let side = 0;
    for (let step = 0; step < 80; step++) {
      const guess =
        Number.isFinite(fa - fb) && step % 12 !== 11
          ? (a * fb - b * fa) / (fb - fa)
          : 0.5 * (a + b);
      const x = guess > Math.min(a, b) && guess < Math.max(a, b) ? guess : 0.5 * (a + b);
      const f = this.difference(panel, x);
      if (f === 0 || Math.abs(b - a) <= 4e-16 * (Math.abs(a) + Math.abs(b)) + 1e-17 * this.sd)
        return x;
      if (f >= 0 === fa >= 0) {
        if (Math.abs(x - a) < 1e-16 * this.sd) return x;
        [a, fa] = [x, f];
        if (side === 1) fb *= 0.5;
        side = 1;
      } else {
        if (Math.abs(x - b) < 1e-16 * this.sd) return x;
        [b, fb] = [x, f];
        if (side === -1) fa *= 0.5;
        side = -1;
      }
    }
    return 0.5 * (a + b);
  }

  private cross(panel: TargetPanel, offset: number): void {
    const z = (panel.anchor - this.mean + offset) / this.sd;
    const step = 1e-4 * Math.min(this.sd, 2 * panel.half);
    const low = Math.max(panel.low, offset - step);
    const high = Math.min(panel.high, offset + step);
    const rise = this.difference(panel, high) - this.difference(panel, low);
    this.found.push({ z, before: this.sign, steepness: Math.abs((rise / (high - low)) * this.sd) });
    this.sign = this.sign === 1 ? -1 : 1;
  }

  private jump(x: number, after: 1 | -1): void {
    this.found.push({ z: (x - this.mean) / this.sd, before: this.sign, steepness: Infinity });
    this.sign = after;
  }
}
