/** Location and scale of a member of a location-scale family. */
interface LocationScale {
  readonly loc: number;
  readonly scale: number;
}

/**
 * Standardised points of two members of a location-scale family at x = anchor + offset, by parameter differences:
 * z_q and z_q − z_p = z_q (s_p − s_q)/s_p + (m_p − m_q)/s_p, which keeps its digits for nearly equal members. Where its
 * two parts may be much larger than the points themselves, those are subtracted instead.
 */
interface StandardPair {
  readonly z: (anchor: number, offset: number) => number;
  /** z_q − z_p, given z_q at the same point. */
  readonly difference: (zq: number, anchor: number, offset: number) => number;
  /** log(s_p / s_q). */
  readonly logScale: number;
}

export function standardPair(q: LocationScale, p: LocationScale): StandardPair {
  const { loc, scale } = q;
  const slope = (p.scale - scale) / p.scale;
  const shift = (p.loc - loc) / p.scale;
  return {
    z: (anchor, offset) => (anchor - loc + offset) / scale,
    difference: (zq, anchor, offset) =>
      Math.abs(shift) <= 1 + Math.abs(zq)
        ? zq * slope + shift
        : zq - (anchor - p.loc + offset) / p.scale,
    logScale: logOfRatio(p.scale, scale),
  };
}

/** log(a/b) for a, b > 0, with relative accuracy when a and b are nearly equal. */
export function logOfRatio(a: number, b: number): number {
  const r = (a - b) / b;
  return Math.abs(r) < 0.5 ? Math.log1p(r) : Math.log(a) - Math.log(b);
}
