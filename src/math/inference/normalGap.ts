import { known, sumOf } from '../divergences/estimate';
import type { Estimate } from '../divergences/estimate';
import { ratioMinusLog } from '../divergences/gaussianPair';
import type { LogRatio } from '../quadrature/density';
import { add, divide, exactProduct, negative } from '../special/doubleDouble';
import type { NormalSpec } from '../types';
import type { PreciseNormal } from './kind';

/** How a normal q differs from a normal posterior known to more digits than two doubles would give. */
interface NormalGap {
  readonly klQP: Estimate | undefined;
  readonly klPQ: Estimate | undefined;
  readonly logRatio: LogRatio;
}

/**
 * With shift = (mean_q − mean)/sd and excess = sd_q²/sd² − 1, both from double-double parameters:
 * KL(q‖p) = ½ (excess − log(1 + excess)) + ½ shift², and log q/p = ½ e (2 z_q + e) − log(sd_q/sd), e = z_p − z_q.
 */
export function normalGap(
  { mean, sd }: NormalSpec,
  { mean: m, variance: v }: PreciseNormal,
): NormalGap {
  const deviation = Math.sqrt(v[0]);
  const distance = add([mean, 0], negative(m));
  const shift = (distance[0] + distance[1]) / deviation;
  const change = divide(add(exactProduct(sd, sd), negative(v)), v);
  const excess = change[0];
  // not 1 + excess: a needle q has lost its width there
  const ratio = (sd / deviation) ** 2;
  const wider = excess / (1 + sd / deviation); // sd_q/sd − 1
  const logWider = Math.abs(wider) < 0.5 ? Math.log1p(wider) : Math.log(sd / deviation);
  const back = shift * (deviation / sd);
  return {
    klQP: sumOf(0.5 * ratioMinusLog(ratio, excess), 0.5 * shift * shift),
    klPQ: known(0.5 * ratioMinusLog(1 / ratio, -excess / ratio) + 0.5 * back * back) ?? undefined,
    logRatio: (anchor, offset) => {
      const zq = (anchor - mean + offset) / sd;
      const e = wider * zq + shift;
      return 0.5 * e * (2 * zq + e) - logWider;
    },
  };
}
