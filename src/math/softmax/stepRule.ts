/** How a gradient becomes a step: itself times the rate, or Adam. */
export type StepRule = 'plain' | 'adam';

export const STEP_RULES: readonly StepRule[] = ['plain', 'adam'];

/** Moves the logits against the gradient, in place. */
type Mover = (logits: Float64Array, gradient: Float64Array) => void;

/** Plain gradient descent: logits − rate · gradient. */
function plainMover(rate: number): Mover {
  return (logits, gradient) => {
    for (let k = 0; k < logits.length; k++) logits[k] -= rate * gradient[k];
  };
}

const FIRST_DECAY = 0.9;
const SECOND_DECAY = 0.999;
const STABILISER = 1e-8;

/** Adam with its usual constants 0.9, 0.999, 1e-8 (D. P. Kingma, J. Ba, ICLR 2015, algorithm 1). */
function adamMover(rate: number, n: number): Mover {
  const first = new Float64Array(n);
  const second = new Float64Array(n);
  let firstWeight = 1;
  let secondWeight = 1;
  return (logits, gradient) => {
    firstWeight *= FIRST_DECAY;
    secondWeight *= SECOND_DECAY;
    for (let k = 0; k < n; k++) {
      const g = gradient[k];
      first[k] = FIRST_DECAY * first[k] + (1 - FIRST_DECAY) * g;
      second[k] = SECOND_DECAY * second[k] + (1 - SECOND_DECAY) * g * g;
      const mean = first[k] / (1 - firstWeight);
      const size = Math.sqrt(second[k] / (1 - secondWeight));
      logits[k] -= (rate * mean) / (size + STABILISER);
    }
  };
}

/**
 * A rule for n logits at a constant rate. It sees the gradient of the loss times `factor`: plain steps take the product
 * rate·factor, Adam all but forgets the factor.
 */
export function createMover(rule: StepRule, rate: number, factor: number, n: number): Mover {
  if (rule === 'plain') return plainMover(rate * factor);
  const scaled = new Float64Array(n);
  const move = adamMover(rate, n);
  return (logits, gradient) => {
    for (let k = 0; k < n; k++) scaled[k] = factor * gradient[k];
    move(logits, scaled);
  };
}
