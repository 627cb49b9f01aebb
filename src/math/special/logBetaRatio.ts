import { digammaMinusLog } from './digamma';
import { gaussLegendre } from './gaussLegendre';
import { logBeta } from './logBeta';
import { areFarApart } from './logGammaRatio';

const rule = gaussLegendre(8);

/** ψ(a) − ψ(a + b), relative accuracy kept for large a. */
function digammaGap(a: number, b: number): number {
  return digammaMinusLog(a) - digammaMinusLog(a + b) - Math.log1p(b / a);
}

/**
 * log B(aq, bq) − log B(ap, bp), relative accuracy kept when the arguments are nearly equal: close ones integrate
 * ∂ log B/∂a = ψ(a) − ψ(a + b) along the segment between them (DLMF 5.12.1, 5.2.2), because neither the two logarithms
 * nor the rounded sums a + b may be subtracted.
 */
export function logBetaRatio(aq: number, bq: number, ap: number, bp: number): number {
  const da = aq - ap;
  const db = bq - bp;
  if (areFarApart(aq, ap) || areFarApart(bq, bp)) {
    return logBeta(aq, bq) - logBeta(ap, bp);
  }
  if (da === 0 && db === 0) return 0;
  let sum = 0;
  for (let i = 0; i < rule.nodes.length; i++) {
    const t = 0.5 * (1 + rule.nodes[i]);
    const a = ap + t * da;
    const b = bp + t * db;
    sum += rule.weights[i] * (da * digammaGap(a, b) + db * digammaGap(b, a));
  }
  return 0.5 * sum;
}
