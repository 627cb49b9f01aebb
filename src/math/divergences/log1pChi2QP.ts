import { twoLessSquaredRatio } from '../special/squareGap';
import type { ContinuousSpec } from '../types';
import { CHI2 } from './components';
import type { Divergence } from './divergence';
import { sumOf } from './estimate';
import type { Estimate } from './estimate';
import { asGaussians, varianceExcess } from './gaussianPair';
import { chi2Infinite } from './infinite';

/** log(1 + χ²) = log ∫q²/p, the Rényi divergence of order 2, nats (A. Rényi 1961). Finite where χ² leaves double range. */
export const log1pChi2QP: Divergence<'log1pChi2QP'> = {
  id: 'log1pChi2QP',
  ofEqual: 0,
  name: 'Rényi divergence of order 2',
  tex: String.raw`\log\bigl(1+\chi^2(q\,\|\,p)\bigr)=\log\int\frac{q^2}{p}\,dz`,
  symmetric: false,
  units: 'nats',
  components: [CHI2],
  integrands: [
    {
      id: 'textbook',
      tex: String.raw`\frac{q^2}{p}`,
      nonNegative: true,
      at: (logQ, logP) => {
        if (logQ === -Infinity) return 0;
        return logP === -Infinity ? Infinity : Math.exp(2 * logQ - logP);
      },
    },
  ],
  fromSums: ({ values, errors, chiOffset }) => {
    const scaled = values[CHI2];
    if (chiOffset === 0) {
      const value = Math.log1p(scaled);
      return { value, errorBound: errors[CHI2] / (1 + scaled) + 2 * Number.EPSILON * value };
    }
    // a peak too narrow to be seen between the cuts (exponents of 1e9 and more): only its size is known
    if (!(scaled > 0 && scaled < Infinity)) return { value: chiOffset, errorBound: Infinity };
    const value = chiOffset + Math.log(Math.exp(-chiOffset) + scaled);
    return {
      value,
      errorBound: errors[CHI2] / scaled + 2 * Number.EPSILON * (chiOffset + Math.abs(value)),
    };
  },
  infinite: chi2Infinite,
  closedForm: renyiTwoClosedForm,
};

/**
 * For Gaussians −½ log(1 − u²) + d²/(2 s_p² − s_q²), u = s_q²/s_p² − 1, while s_q² < 2 s_p²
 * (M. Gil et al. 2013, table 2, order 2), to full precision up to that border.
 */
export function renyiTwoClosedForm(q: ContinuousSpec, p: ContinuousSpec): Estimate | undefined {
  const pair = asGaussians(q, p);
  if (pair === undefined) return undefined;
  const { sdQ, sdP, meanQ, meanP } = pair;
  const u = varianceExcess(pair);
  const rest = twoLessSquaredRatio(sdQ, sdP);
  if (!(rest > 0)) return undefined;
  const shift = (meanQ - meanP) / sdP / Math.sqrt(rest);
  if (Math.abs(u) < 0.5) return sumOf(-0.5 * Math.log1p(-u * u), shift * shift);
  // the two logarithms are off by an eps of their arguments too
  const ofScales = { value: -Math.log(sdQ / sdP), size: 1 + Math.abs(Math.log(sdQ / sdP)) };
  return sumOf(ofScales, -0.5 * Math.log(rest), shift * shift);
}
