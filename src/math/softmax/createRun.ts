import { expSame } from '../special/expSame';
import { DomainError } from '../types';
import { requireLogitsAndTarget } from './checkLogits';
import { createRaceKernel } from './raceKernel';
import { STEP_RULES, createMover, type StepRule } from './stepRule';
import { RACE_LOSSES, type RaceLoss } from './types';

/** No run goes further. */
export const MOST_STEPS = 20_000;
/** A run has arrived at the first step whose total variation distance to the target is below this. */
export const ARRIVED = 0.01;
/** The step rate·factor·gradient stays far from overflow below it. */
export const LARGEST_RATE = 1e9;

/** A descent on logits: where from, where to, by what loss and with which steps. */
export interface RunSpec {
  readonly logits: readonly number[];
  readonly target: readonly number[];
  readonly loss: RaceLoss;
  /** Length of a step per unit of gradient, in logits, constant. In (0, 1e9]. */
  readonly rate: number;
  /** Multiplies the loss itself, and with it its gradient. In (0, 1e9]; default 1. */
  readonly factor?: number;
  /** Default plain. */
  readonly rule?: StepRule;
}

/** A run at one step. `loss` and `gradientNorm` are those of the loss as it is descended, `factor` included. */
export interface RunPoint {
  readonly logits: Float64Array;
  /** softmax(logits). */
  readonly probs: Float64Array;
  /** In nats for KL and JSD. */
  readonly loss: number;
  /** ½‖s − t‖₁. */
  readonly tv: number;
  /** Euclidean norm of the gradient with respect to the logits. */
  readonly gradientNorm: number;
}

/** The same over the steps 0 … n, entry i at step i. Views of the run's memory: not to be written. */
export interface RunCurves {
  readonly loss: Float64Array;
  readonly tv: Float64Array;
  readonly gradientNorm: Float64Array;
}

/** A descent that goes on as far as somebody looks, and keeps where it was. */
export interface DescentRun {
  /** @throws DomainError unless `step` is a whole number from 0 to MOST_STEPS. */
  at(step: number): RunPoint;
  curves(upTo: number): RunCurves;
  /** The first step with a total variation distance below ARRIVED; undefined if that is not within `upTo` steps. */
  arrival(upTo?: number): number | undefined;
}

/**
 * Gradient descent logits ← logits − rate·∇(factor·loss) in plain doubles. Nothing is computed before it is asked for.
 *
 * @throws DomainError naming `logits`, `target`, `loss`, `rate`, `factor` or `rule`.
 */
export function createRun(spec: RunSpec): DescentRun {
  const { loss, rate, factor, rule } = requireRun(spec);
  const { logits: start, target: given, excess } = requireLogitsAndTarget(spec.logits, spec.target);
  const target = given.map((t) => t / (1 + excess));
  const n = start.length;
  const kernel = createRaceKernel(loss, target);
  const move = createMover(rule, rate, factor, n);
  const present = Float64Array.from(start);

  let known = 0;
  let arrivedAt: number | undefined;
  let path = new Float64Array(0);
  let losses = new Float64Array(0);
  let distances = new Float64Array(0);
  let norms = new Float64Array(0);

  const reserve = (steps: number): void => {
    if (steps <= losses.length) return;
    const room = Math.min(MOST_STEPS + 1, Math.max(steps, 2 * losses.length, 64));
    path = enlarged(path, room * n);
    losses = enlarged(losses, room);
    distances = enlarged(distances, room);
    norms = enlarged(norms, room);
  };

  const extend = (step: number, stopsAtArrival = false): void => {
    while (known <= step) {
      if (stopsAtArrival && arrivedAt !== undefined) return;
      reserve(known + 1);
      if (known > 0) move(present, kernel.gradient);
      path.set(present, known * n);
      losses[known] = factor * kernel.evaluate(present);
      distances[known] = kernel.tv();
      norms[known] = factor * normOf(kernel.gradient);
      if (arrivedAt === undefined && distances[known] < ARRIVED) arrivedAt = known;
      known += 1;
    }
  };

  return {
    at(step) {
      extend(requireStep(step));
      const logits = path.slice(step * n, (step + 1) * n);
      return {
        logits,
        probs: probsOf(logits),
        loss: losses[step],
        tv: distances[step],
        gradientNorm: norms[step],
      };
    },
    curves(upTo) {
      extend(requireStep(upTo));
      const part = (values: Float64Array) => values.subarray(0, upTo + 1);
      return { loss: part(losses), tv: part(distances), gradientNorm: part(norms) };
    },
    arrival(upTo = MOST_STEPS) {
      extend(requireStep(upTo), true);
      return arrivedAt !== undefined && arrivedAt <= upTo ? arrivedAt : undefined;
    },
  };
}

function requireRun(spec: RunSpec): Required<Pick<RunSpec, 'loss' | 'rate' | 'factor' | 'rule'>> {
  const { loss, rate, factor = 1, rule = 'plain' } = spec;
  if (!RACE_LOSSES.includes(loss)) {
    throw new DomainError('loss', loss, `one of ${RACE_LOSSES.join(', ')}`);
  }
  if (!STEP_RULES.includes(rule)) {
    throw new DomainError('rule', rule, `one of ${STEP_RULES.join(', ')}`);
  }
  return { loss, rule, rate: requireRate(rate, 'rate'), factor: requireRate(factor, 'factor') };
}

function requireRate(value: unknown, field: string): number {
  if (typeof value !== 'number' || !(value > 0) || value > LARGEST_RATE) {
    throw new DomainError(field, value, 'a number above 0, at most 1e9');
  }
  return value;
}

function requireStep(step: number): number {
  if (Number.isInteger(step) && step >= 0 && step <= MOST_STEPS) return step;
  throw new DomainError('step', step, `a whole number from 0 to ${MOST_STEPS}`);
}

function enlarged(values: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(length);
  larger.set(values);
  return larger;
}

function normOf(values: Float64Array): number {
  let sum = 0;
  for (const x of values) sum += x * x;
  return Math.sqrt(sum);
}

function probsOf(logits: Float64Array): Float64Array {
  const largest = logits.reduce((a, b) => Math.max(a, b));
  const powers = logits.map((x) => expSame(x - largest));
  const total = powers.reduce((a, b) => a + b);
  return powers.map((power) => power / total);
}
