import type { ContinuousDistribution } from '../distributions/types';
import type { Quantity } from '../types';
import { averages } from './averages';
import type { Averages } from './averages';
import type { ModelInside } from './modelCreatorOf';
import { combine } from './quantities';
import { l2SquaredToJoint, posteriorSquares, products } from './squares';
import type { PosteriorSquares, Products } from './squares';
import { toPosterior } from './toPosterior';
import type { ToPosterior } from './toPosterior';

/** Everything about one model and one q, computed when it is read. Nats, but for squares: 1/z. */
export interface ElboReport extends Averages, ToPosterior, Products, PosteriorSquares {
  /** log p(x). */
  readonly logEvidence: Quantity;
  /** log p(x) − ELBO − KL(q‖posterior), from three numbers computed apart: 0 but for their errors. */
  readonly residual: Quantity;
  /** ∫(q − joint)². */
  readonly l2SquaredQJoint: Quantity;
}

/**
 * The evidence lower bound of a model under q, with the terms of both its faces, ELBO = E_q log p(x|z) − KL(q‖prior)
 * = E_q log p(x, z) + H(q), the gap it leaves to log p(x), and what a squared difference would have needed
 * (M. Jordan et al. 1999, §6; D. Kingma, M. Welling, "Auto-encoding variational Bayes" (2014), eqs 2, 3).
 *
 * @throws DomainError naming the model's field as createModel does, or q's as `q.sd`.
 */
export function elboOf(inside: ModelInside, member: ContinuousDistribution): ElboReport {
  const report = {};
  const ofQ = () => averages(inside, member);
  offer(report, ['logEvidence'], () => inside);
  offer(report, AVERAGES, ofQ);
  // One by one: hardly a figure shows them all, and a pass over both densities is what a drag feels.
  for (const key of TO_POSTERIOR)
    offer(
      report,
      [key],
      () => ({ [key]: toPosterior(inside, member, key) }) as Pick<ElboReport, typeof key>,
    );
  offer(report, PRODUCTS, () => products(inside, member));
  offer(report, POSTERIOR_SQUARES, () => posteriorSquares(inside));
  offer(report, ['l2SquaredQJoint'], () => ({ l2SquaredQJoint: l2SquaredToJoint(inside, member) }));
  const all = report as ElboReport;
  offer(report, ['residual'], () => ({
    residual: residualOf(all.logEvidence, all.elbo, all.klQPosterior),
  }));
  return all;
}

const AVERAGES = [
  'elbo',
  'expectedLogLikelihood',
  'expectedLogPrior',
  'expectedLogJoint',
  'entropyQ',
  'klQPrior',
] as const satisfies readonly (keyof Averages)[];
const TO_POSTERIOR = [
  'klQPosterior',
  'klPosteriorQ',
  'l2SquaredQPosterior',
] as const satisfies readonly (keyof ToPosterior)[];
const PRODUCTS = [
  'intQQ',
  'intQPosterior',
  'intQJoint',
] as const satisfies readonly (keyof Products)[];
const POSTERIOR_SQUARES = [
  'intPosteriorSquared',
  'intJointSquared',
] as const satisfies readonly (keyof PosteriorSquares)[];

/** Gives a report fields that are computed together when the first of them is read: a drag pays for what it shows. */
function offer<K extends keyof ElboReport>(
  report: object,
  keys: readonly K[],
  make: () => Pick<ElboReport, K>,
): void {
  let made: Pick<ElboReport, K> | undefined;
  for (const key of keys) {
    Object.defineProperty(report, key, { enumerable: true, get: () => (made ??= make())[key] });
  }
}

/** Where ELBO is −∞ the KL is +∞, and there is nothing between the two sides. */
function residualOf(logEvidence: Quantity, bound: Quantity, kl: Quantity): Quantity {
  if (bound.value === -Infinity && kl.value === Infinity) {
    return { value: 0, errorBound: 0, method: 'closed form' };
  }
  return combine([1, logEvidence], [-1, bound], [-1, kl]);
}
