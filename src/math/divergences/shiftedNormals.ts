import { expm1MinusX } from '../special/logForms';
import type { NormalSpec, Quantity } from '../types';

/** Losses between q = N(0, sdQ) and p = N(d, sdP) as functions of the distance d ≥ 0, and their slopes in d. */
interface ShiftedNormals {
  /** KL(q‖p) = ln(sdP/sdQ) + (sdQ² + d²)/(2 sdP²) − 1/2, nats. */
  klQP(distance: number): number;
  /** d/dd KL(q‖p) = d/sdP², nats per unit of z: grows without bound. */
  klSlope(distance: number): number;
  /** ∫(q − p)², 1/z. */
  l2Squared(distance: number): number;
  /** d/dd ∫(q − p)², 1/z²: fades like a Gaussian. */
  l2Slope(distance: number): number;
  /** What ∫(q − p)² tends to as d → ∞: ∫q² + ∫p². */
  readonly l2Limit: number;
}

/**
 * Closed forms from ∫ N(z; a, s²) N(z; b, t²) dz = N(a − b; 0, s² + t²) (Bishop, Pattern Recognition and Machine
 * Learning, 2006, eq. 2.115) and the Gaussian KL. Both losses are sums of non-negative parts, so nearly equal normals
 * keep their digits: with a = sdQ, b = sdP,
 *
 *   ∫q² + ∫p² − 2∫qp at d = 0  =  (a² + b² + 4ab)(a − b)² / (4√π a²b²(a² + b²)(h + g)),
 *   h = (1/a + 1/b)/2,  g = √2/√(a² + b²).
 *
 * @param sdQ standard deviation of q, > 0
 * @param sdP standard deviation of p, > 0
 */
export function shiftedNormals(sdQ: number, sdP: number): ShiftedNormals {
  const sumOfSquares = sdQ * sdQ + sdP * sdP;
  // ln(sdP/sdQ) + sdQ²/(2 sdP²) − 1/2 = (e^{2t} − 1 − 2t)/2 with t = ln(sdQ/sdP).
  const klAtZero = expm1MinusX(2 * Math.log1p((sdQ - sdP) / sdP)) / 2;
  const h = (1 / sdQ + 1 / sdP) / 2;
  const g = Math.SQRT2 / Math.sqrt(sumOfSquares);
  const product = sdQ * sdP;
  const gap = (sdQ - sdP) / product;
  const l2AtZero =
    ((sumOfSquares + 4 * product) * gap * gap) / (4 * Math.sqrt(Math.PI) * sumOfSquares * (h + g));
  // 2∫qp at d = 0.
  const overlap = 2 / Math.sqrt(2 * Math.PI * sumOfSquares);
  return {
    klQP: (d) => klAtZero + (d * d) / (2 * sdP * sdP),
    klSlope: (d) => d / (sdP * sdP),
    l2Squared: (d) => l2AtZero - overlap * Math.expm1((-d * d) / (2 * sumOfSquares)),
    l2Slope: (d) => ((overlap * d) / sumOfSquares) * Math.exp((-d * d) / (2 * sumOfSquares)),
    l2Limit: h / Math.sqrt(Math.PI),
  };
}

/** Units in the last place that a handful of multiplications and divisions may cost. */
const ULPS = 8;

/**
 * The slopes of KL(q‖p) and ∫(q − p)² in the distance |mean of q − mean of p|, at the present distance.
 *
 * @throws nothing; the specs are those of valid normals
 */
export function slopesInDistance(
  q: NormalSpec,
  p: NormalSpec,
): { readonly klQP: Quantity; readonly l2Squared: Quantity } {
  const distance = Math.abs(q.mean - p.mean);
  const { klSlope, l2Slope } = shiftedNormals(q.sd, p.sd);
  const exponent = (distance * distance) / (2 * (q.sd * q.sd + p.sd * p.sd));
  const known = (value: number, ulps: number): Quantity => ({
    value,
    // The exponential turns an error of its argument into a relative one as large; below the normal range it is absolute.
    errorBound:
      ulps * Number.EPSILON * value + (value === 0 && distance === 0 ? 0 : Number.MIN_VALUE),
    method: 'closed form',
  });
  return {
    klQP: known(klSlope(distance), ULPS),
    l2Squared: known(l2Slope(distance), ULPS + 4 * exponent),
  };
}
