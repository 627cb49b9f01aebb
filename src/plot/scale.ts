/** What one axis shows. A log axis needs a domain of positive numbers. */
export interface ScaleSpec {
  readonly domain: readonly [number, number];
  readonly type?: 'linear' | 'log';
}

/** From data to plot pixels, with `invert` back. Outside of the domain it goes on by the same rule. */
export interface PlotScale {
  /** NaN where the axis has no place for the value: an infinity, or on a log axis a number that is not positive. */
  (value: number): number;
  invert(pixel: number): number;
  readonly domain: readonly [number, number];
  /** The pixels of the domain's two ends; along y the first is the larger. */
  readonly range: readonly [number, number];
}

/**
 * The scale of an axis whose ends lie at the two pixels. A domain of one point lies in the middle of them.
 *
 * Ours and not d3-scale's: that one interpolates also colours and dates, and brings d3-interpolate, d3-color and the
 * rest with it, 8 kB of gzipped script for two affine maps (20 kB when imported by the name of `d3`).
 */
export function makeScale(spec: ScaleSpec, from: number, to: number): PlotScale {
  const log = spec.type === 'log';
  const [first, last] = spec.domain;
  const start = log ? Math.log(first) : first;
  const end = log ? Math.log(last) : last;
  const map = (value: number): number => {
    const share = shareOf(log ? Math.log(value) : value, start, end);
    return Math.abs(share) === Infinity ? NaN : between(from, to, share);
  };
  const invert = (pixel: number): number => {
    const value = between(start, end, shareOf(pixel, from, to));
    return log ? Math.exp(value) : value;
  };
  return Object.assign(map, { invert, domain: [first, last], range: [from, to] } as const);
}

function shareOf(value: number, start: number, end: number): number {
  return end === start ? 0.5 : (value - start) / (end - start);
}

/** Written so that the shares 0 and 1 give the two ends to the last bit. */
function between(start: number, end: number, share: number): number {
  return start * (1 - share) + end * share;
}
