import { digamma, digammaMinusLog } from './digamma';
import { gaussLegendre } from './gaussLegendre';
import { logGamma } from './logGamma';

const rule = gaussLegendre(8);

/** Whether the logarithms of two Gamma or Beta functions with such arguments are subtracted, with their own errors. */
export function areFarApart(a: number, b: number): boolean {
  return Math.abs(a - b) > 0.25 * Math.min(a, b);
}

/**
 * log Γ(a) − log Γ(b) for a, b > 0, with the relative accuracy kept when a and b are nearly equal:
 * the subtraction would lose it, so close arguments integrate ψ from b to a (measured relative error ≤ 1e-14
 * except within 0.1 of the zero of ψ at 1.4616, where the error is ≤ 1e-15·|a − b|).
 */
export function logGammaRatio(a: number, b: number): number {
  const delta = a - b;
  if (areFarApart(a, b)) return logGamma(a) - logGamma(b);
  let sum = 0;
  for (let i = 0; i < rule.nodes.length; i++) {
    sum += rule.weights[i] * digamma(b + 0.5 * delta * (1 + rule.nodes[i]));
  }
  return 0.5 * delta * sum;
}

/**
 * log Γ(a) − log Γ(b) − (a − b) log b for a, b > 0: what is left of the difference beside its leading part, which for
 * large nearly equal arguments is most of it. Source: the integral of ψ(t) − log b.
 */
export function logGammaRatioRest(a: number, b: number): number {
  const delta = a - b;
  if (areFarApart(a, b)) {
    return logGamma(a) - logGamma(b) - delta * Math.log(b);
  }
  let sum = 0;
  for (let i = 0; i < rule.nodes.length; i++) {
    const step = 0.5 * delta * (1 + rule.nodes[i]);
    sum += rule.weights[i] * (digammaMinusLog(b + step) + Math.log1p(step / b));
  }
  return 0.5 * delta * sum;
}
