import type { ContinuousLaw } from '../distributions/types';
import { planPanels } from '../quadrature/plan';
import { refine } from './adaptive';
import {
  CHI2,
  COMPONENTS,
  CROSS_ENTROPY,
  KL_PQ,
  KL_QP,
  L2_SQUARED,
  MASS_P,
  MASS_Q,
  MOMENT,
  SIGNED,
} from './components';
import type { Demand, RatioPair } from './components';
import type { Divergence } from './divergence';
import { logRatioOf } from './logRatio';
import { totals } from './totals';
import type { PairSums } from './totals';

/** e^600: from here on χ² is integrated with a factor taken out. */
const LARGE_EXPONENT = 600;

/** All integrals the open divergences need, from one adaptive quadrature. */
export function pairSums(
  q: ContinuousLaw,
  p: ContinuousLaw,
  open: readonly Divergence[],
): PairSums {
  return ratioSums({ q, p, logRatio: logRatioOf(q, p) }, open);
}

/** The same of two densities that need not be of a family, with what is known of their log ratio. */
export function ratioSums(pair: RatioPair, open: readonly Divergence[]): PairSums {
  const wanted = new Uint8Array(COMPONENTS);
  for (const { components } of open) for (const c of components) wanted[c] = 1;
  // the masses cost nothing and measure the densities' own rounding
  wanted[MASS_Q] = 1;
  wanted[MASS_P] = 1;
  const summed: number[] = [];
  for (let c = 0; c < COMPONENTS; c++) if (wanted[c] === 1 || c === SIGNED) summed.push(c);
  const plan = planPanels(pair, {
    klQP: wanted[KL_QP] === 1 || wanted[CROSS_ENTROPY] === 1,
    klPQ: wanted[KL_PQ] === 1,
    chi: wanted[CHI2] === 1,
    l2: wanted[L2_SQUARED] === 1,
    deep: true,
    moment: wanted[MOMENT] === 1,
  });
  const chiOffset = wanted[CHI2] === 1 && plan.peakChi > LARGE_EXPONENT ? plan.peakChi : 0;
  const demand: Demand = { wanted, summed, chiOffset };
  return totals(pair, plan, refine(pair, plan, demand), demand);
}
