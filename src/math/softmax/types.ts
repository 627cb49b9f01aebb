/**
 * The losses of a race from logits to a target t, s = softmax(logits): KL(t‖s), ½‖s − t‖², ‖s − t‖₁ and JSD(t, s). All but
 * `halfL2` are named as in the divergences.
 */
export type RaceLoss = 'kl' | 'halfL2' | 'l1' | 'jsd';

/** In the order in which they are shown. */
export const RACE_LOSSES: readonly RaceLoss[] = ['kl', 'halfL2', 'l1', 'jsd'];
