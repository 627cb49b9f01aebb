/** The place of the largest entry. */
export function placeOfLargest(values: ArrayLike<number>): number {
  let place = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[place]) place = i;
  return place;
}

/**
 * What the softmax makes of slopes in the probabilities: ∂/∂logit_k = s_k (g_k − ⟨s, g⟩), since ∂s_j/∂logit_k =
 * s_j ([j = k] − s_k) (Goodfellow, Bengio, Courville 2016, 6.2.2.3).
 *
 * A constant added to all g changes nothing. `slopes` holds g less its value at the largest probability, so that the
 * mean is a sum over the small probabilities only and keeps its digits when s is all but 1 there.
 */
export function throughSoftmax(
  probs: ArrayLike<number>,
  slopes: ArrayLike<number>,
  into: Float64Array | number[],
): void {
  let mean = 0;
  for (let j = 0; j < probs.length; j++) mean += probs[j] * slopes[j];
  for (let k = 0; k < probs.length; k++) into[k] = probs[k] * (slopes[k] - mean);
}
