import type { Model, Quantity } from '../math';

/** p(x), from its logarithm. */
export function evidenceOf({ logEvidence }: Model): Quantity {
  const { value, errorBound, method } = logEvidence;
  const evidence = Math.exp(value);
  return { value: evidence, errorBound: evidence * (Math.expm1(errorBound) + 2 ** -52), method };
}
