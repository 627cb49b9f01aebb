import type { ContinuousDistribution } from '../distributions/types';
import { integratePair } from '../quadrature/integratePair';
import type { PairIntegrand } from '../quadrature/integratePair';
import type { Quantity } from '../types';
import type { ModelInside } from './modelCreatorOf';
import { productDiverges } from './divergent';
import { NO_RATIOS } from './evidence';
import { logOverlap } from './overlap';
import type { LogEstimate } from './overlap';
import { combine, infinite, times } from './quantities';

const EPS = Number.EPSILON;
const WELL_CONDITIONED = 1e-12;

/** What squared differences are made of. Only the last three can be had without p(x). */
export interface Squares {
  readonly intQQ: Quantity;
  readonly intQPosterior: Quantity;
  readonly intPosteriorSquared: Quantity;
  readonly intQJoint: Quantity;
  readonly intJointSquared: Quantity;
  readonly l2SquaredQJoint: Quantity;
}

const qq: PairIntegrand = {
  at: (_logQ, _logP, q) => q * q,
  sensitivity: (_logQ, _logP, q) => 3 * q * q,
};
const qp: PairIntegrand = {
  at: (logQ, logP) => Math.exp(logQ + logP),
  sensitivity: (logQ, logP) => 3 * Math.exp(logQ + logP),
};
const pp: PairIntegrand = {
  at: (_logQ, logP) => Math.exp(2 * logP),
  sensitivity: (_logQ, logP) => 3 * Math.exp(2 * logP),
};

/** (q − c·p)² of a density and c times another. */
function squaredDifference(logC: number): PairIntegrand {
  const difference = (logQ: number, logP: number): number => {
    const d = logP + logC - logQ;
    return d < 1 ? -Math.exp(logQ) * Math.expm1(d) : Math.exp(logQ) - Math.exp(logP + logC);
  };
  return {
    at: (logQ, logP) => {
      if (logQ === -Infinity) return Math.exp(2 * (logP + logC));
      return difference(logQ, logP) ** 2;
    },
    sensitivity: (logQ, logP) => {
      const larger = Math.exp(Math.max(logQ, logP + logC));
      const here = Math.abs(logQ === -Infinity ? larger : difference(logQ, logP));
      return here * (here + 4 * larger);
    },
  };
}

/** ∫q², ∫q·posterior, ∫posterior², and the same with the joint p(x, z), which is p(x) times the posterior. */
export function squares(model: ModelInside, q: ContinuousDistribution): Squares {
  const { shape, conjugate, posterior, logEvidence } = model;
  const noQQ = productDiverges(q, q, 'q', 'q');
  const noQP = productDiverges(q, posterior, 'q', 'posterior');
  const noPP = productDiverges(posterior, posterior, 'posterior', 'posterior');
  const evidence: LogEstimate = { log: logEvidence.value, errorBound: logEvidence.errorBound };
  const closedQQ = noQQ === undefined ? logOverlap(q.spec, q.spec) : undefined;
  const closedQP = conjugate && noQP === undefined ? logOverlap(q.spec, conjugate.spec) : undefined;
  const closedPP =
    conjugate && noPP === undefined ? logOverlap(conjugate.spec, conjugate.spec) : undefined;

  const integrands: PairIntegrand[] = [];
  const ask = (integrand: PairIntegrand, wanted: boolean): (() => Quantity | undefined) => {
    if (!wanted) return () => undefined;
    const index = integrands.push(integrand) - 1;
    return () => integrated[index];
  };
  const openQQ = ask(qq, noQQ === undefined && closedQQ === undefined);
  const openQP = ask(qp, noQP === undefined && closedQP === undefined);
  const openPP = ask(pp, noPP === undefined && closedPP === undefined);
  const simple = closedJoint(closedQQ, closedQP, closedPP, evidence);
  const noJoint = noQQ ?? noPP;
  const { logFactor, logFactorSize } = shape;
  const openJoint = ask(
    squaredDifference(logFactor),
    noJoint === undefined && simple === undefined,
  );
  const integrated = integrands.length === 0 ? [] : integratePair(q, shape, integrands, NO_RATIOS);

  const toJoint: LogEstimate = { log: logFactor, errorBound: 4 * EPS * logFactorSize };
  const toPosterior = scaleBy(toJoint, evidence, -1);
  const quantity = (
    reason: string | undefined,
    closed: LogEstimate | undefined,
    open: () => Quantity | undefined,
    ofClosed: LogEstimate,
    ofOpen: LogEstimate,
  ): Quantity => {
    if (reason !== undefined) return infinite(Infinity, reason);
    if (closed !== undefined) return times(ONE, scaleBy(closed, ofClosed, 1));
    return times(open() as Quantity, ofOpen);
  };
  const twice = (e: LogEstimate): LogEstimate => scaleBy(e, e, 1);
  const joint = openJoint();
  return {
    intQQ: quantity(noQQ, closedQQ, openQQ, UNIT, UNIT),
    intQPosterior: quantity(noQP, closedQP, openQP, UNIT, toPosterior),
    intPosteriorSquared: quantity(noPP, closedPP, openPP, UNIT, twice(toPosterior)),
    intQJoint: quantity(noQP, closedQP, openQP, evidence, toJoint),
    intJointSquared: quantity(noPP, closedPP, openPP, twice(evidence), twice(toJoint)),
    l2SquaredQJoint:
      noJoint !== undefined
        ? infinite(Infinity, noJoint)
        : (simple ?? withFactorError(joint as Quantity, toJoint, openPP() ?? ONE)),
  };
}

const ONE: Quantity = { value: 1, errorBound: 0, method: 'closed form' };
const UNIT: LogEstimate = { log: 0, errorBound: 0 };

function scaleBy(a: LogEstimate, b: LogEstimate, power: 1 | -1): LogEstimate {
  return { log: a.log + power * b.log, errorBound: a.errorBound + b.errorBound };
}

/** ∫q² − 2∫q·joint + ∫joint² where they do not cancel. */
function closedJoint(
  ofQQ: LogEstimate | undefined,
  ofQP: LogEstimate | undefined,
  ofPP: LogEstimate | undefined,
  evidence: LogEstimate,
): Quantity | undefined {
  if (ofQQ === undefined || ofQP === undefined || ofPP === undefined) return undefined;
  const total = combine(
    [1, times(ONE, ofQQ)],
    [-2, times(ONE, scaleBy(ofQP, evidence, 1))],
    [1, times(ONE, scaleBy(scaleBy(ofPP, evidence, 1), evidence, 1))],
  );
  return total.errorBound <= WELL_CONDITIONED * total.value ? total : undefined;
}

/** What the error of the joint's own factor adds to ∫(q − joint)²: at most 2 √(∫(q − joint)² ∫joint²) of it. */
function withFactorError(
  quantity: Quantity,
  { log, errorBound }: LogEstimate,
  { value }: Quantity,
): Quantity {
  const ofJoint = Math.exp(log) * Math.sqrt(value);
  return {
    ...quantity,
    errorBound:
      quantity.errorBound + 2 * Math.sqrt(quantity.value) * ofJoint * (errorBound + 4 * EPS),
  };
}
