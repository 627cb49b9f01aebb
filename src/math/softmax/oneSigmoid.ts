import { sigmoid } from '../special/logForms';

/** Slopes of two losses of one sigmoid σ(z) for the label y. */
export interface SigmoidSlopes {
  /** Of the cross-entropy −y log σ − (1 − y) log(1 − σ): σ − y. */
  readonly crossEntropy: number;
  /** Of the square (σ − y)²: 2 (σ − y) σ (1 − σ). */
  readonly square: number;
}

/** d/dz of the two losses (M. Nielsen 2015, ch. 3; C. Bishop 2006, 4.3.2), with 1 − σ taken as σ(−z). */
export function oneSigmoid(z: number, y: 0 | 1): SigmoidSlopes {
  const crossEntropy = y === 1 ? -sigmoid(-z) : sigmoid(z);
  return { crossEntropy, square: 2 * crossEntropy * sigmoid(z) * sigmoid(-z) };
}
