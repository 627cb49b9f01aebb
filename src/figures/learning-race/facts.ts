import {
  bestRate,
  createRun,
  oneSigmoid,
  RACE_LOSSES,
  softmaxGradients,
  type RaceLoss,
  type StepRule,
} from '../../math';
import { presetState } from '../../state';
import { model } from './model';
import { BEST_RATES, meanSteps, type Gap } from './randomStarts';
import type { RaceState } from './state';

/** The numbers that the chapter's prose states, each computed by the core when it is first asked for. */
export const facts = {
  squareOfMiss: lazy(() => 0.05 ** 2),
  /** Steps of each racer at its best rate, from the figure's own starts. */
  uniform: arrivals('uniform', 'plain'),
  wrong: arrivals('confidently-wrong', 'plain'),
  right: arrivals('confidently-right', 'plain'),
  adam: arrivals('confidently-wrong', 'adam'),
  /** The same over random starts, on average. */
  meanSteps: (loss: RaceLoss, gap: Gap): Fact => ({
    value: meanSteps(loss, gap, BEST_RATES[gap][loss]),
  }),
  ratioOfMeans: lazy(
    () => meanSteps('halfL2', 0, BEST_RATES[0].halfL2) / meanSteps('kl', 0, BEST_RATES[0].kl),
  ),

  sigmoidAtFive: lazy(() => softmaxGradients([-5, 0], [1, 0]).softmax[0]),
  slopeKl: lazy(() => oneSigmoid(-5, 1).crossEntropy),
  slopeSquare: lazy(() => oneSigmoid(-5, 1).square),
  slopeKlFurther: lazy(() => oneSigmoid(-10, 1).crossEntropy),
  slopeSquareFurther: lazy(() => oneSigmoid(-10, 1).square),

  /** The rates above which a descent leaves the target again, and how far the first step of a rate like that goes. */
  ceilingKl: lazy(() => ceilings().kl),
  ceilingSquare: lazy(() => ceilings().halfL2),
  firstStepKl: lazy(() => ceilings().kl * firstGradient('kl')),
  firstStepSquare: lazy(() => ceilings().halfL2 * firstGradient('halfL2')),
};

interface Fact {
  readonly value: number;
}

function lazy(compute: () => number): () => Fact {
  let known: Fact | undefined;
  return () => (known ??= { value: compute() });
}

/** The state of a preset, which the prose speaks of. */
function stateOf(id: string): RaceState {
  const found = presetState(model, id);
  if (found === undefined) throw new RangeError(`no preset "${id}"`);
  return found.state;
}

function arrivals(id: string, rule: StepRule): Readonly<Record<RaceLoss, () => Fact>> {
  const of = (loss: RaceLoss) =>
    lazy(() => {
      const { start: logits, target } = stateOf(id);
      const { steps, attained } = bestRate({ logits, target, loss, rule });
      if (!attained) throw new RangeError(`${loss} does not arrive from "${id}"`);
      return steps;
    });
  return Object.fromEntries(RACE_LOSSES.map((loss) => [loss, of(loss)])) as Record<
    RaceLoss,
    () => Fact
  >;
}

const POWER_STEPS = 500;

/**
 * At s = t the second derivatives of KL(t‖s) are J = diag(t) − t tᵀ, the softmax's own slopes, and those of ½‖s − t‖² are
 * J², so that with λ the largest eigenvalue of J descent at a rate above 2/λ, or 2/λ², moves away from t.
 */
function ceilings(): { readonly kl: number; readonly halfL2: number } {
  const { target } = stateOf('confidently-wrong');
  let direction: readonly number[] = target.map((_, k) => (k === 0 ? 1 : -1));
  let largest = 0;
  for (let i = 0; i < POWER_STEPS; i += 1) {
    const mean = target.reduce((sum, t, k) => sum + t * direction[k], 0);
    const next = target.map((t, k) => t * (direction[k] - mean));
    largest = Math.hypot(...next);
    direction = next.map((x) => x / largest);
  }
  return { kl: 2 / largest, halfL2: 2 / largest ** 2 };
}

function firstGradient(loss: RaceLoss): number {
  const { start: logits, target } = stateOf('confidently-wrong');
  return createRun({ logits, target, loss, rate: 1 }).at(0).gradientNorm;
}
