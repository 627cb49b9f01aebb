import { integratePair } from '../quadrature/integratePair';
import type { PairIntegrand } from '../quadrature/integratePair';
import type { Quantity } from '../types';
import type { JointShape } from './jointDensity';

const EPS = Number.EPSILON;

const mass: PairIntegrand = {
  at: (_logQ, _logP, q) => q,
  sensitivity: (_logQ, _logP, q) => 2 * q,
};

/** What the plan is asked for where only products and averages of densities are integrated. */
export const NO_RATIOS = {
  klQP: true,
  klPQ: true,
  chi: false,
  l2: true,
  moment: false,
  deep: false,
} as const;

/** ∫ of the joint's shape, a number near 1, and log p(x) = log ∫ p(x, z) dz. */
export function integrateEvidence(shape: JointShape): {
  readonly mass: Quantity;
  readonly logEvidence: Quantity;
} {
  const [total] = integratePair(shape, shape, [mass], NO_RATIOS);
  const value = shape.logFactor + Math.log(total.value);
  const errorBound =
    total.errorBound / total.value + 4 * EPS * (shape.logFactorSize + Math.abs(value) + 1);
  return { mass: total, logEvidence: { value, errorBound, method: 'quadrature' } };
}
