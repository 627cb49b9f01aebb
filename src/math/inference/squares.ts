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

/** What squared differences are made of, the parts that need q. */
export interface Products {
  readonly intQQ: Quantity;
  readonly intQPosterior: Quantity;
  readonly intQJoint: Quantity;
}

/** What they are made of without q. */
export interface PosteriorSquares {
  readonly intPosteriorSquared: Quantity;
  readonly intJointSquared: Quantity;
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

/** ∫q², ∫q·posterior, and ∫q·joint, which is p(x) times the second. */
export function products(model: ModelInside, q: ContinuousDistribution): Products {
  const { shape, posterior } = model;
  const noQQ = productDiverges(q, q, 'q', 'q');
  const noQP = productDiverges(q, posterior, 'q', 'posterior');
  const closedQQ = noQQ === undefined ? logOverlap(q.spec, q.spec) : undefined;
  const closedQP = noQP === undefined ? overlapWithPosterior(model, q) : undefined;
  const integrands: PairIntegrand[] = [];
  const ask = (integrand: PairIntegrand, wanted: boolean): number =>
    wanted ? integrands.push(integrand) - 1 : -1;
  const openQQ = ask(qq, noQQ === undefined && closedQQ === undefined);
  const openQP = ask(qp, noQP === undefined && closedQP === undefined);
  const integrated = integrands.length === 0 ? [] : integratePair(q, shape, integrands, NO_RATIOS);
  const { evidence, toJoint, toPosterior } = factorsOf(model);
  return {
    intQQ: quantity(noQQ, closedQQ, integrated[openQQ], UNIT, UNIT),
    intQPosterior: quantity(noQP, closedQP, integrated[openQP], UNIT, toPosterior),
    intQJoint: quantity(noQP, closedQP, integrated[openQP], evidence, toJoint),
  };
}

const squaresOf = new WeakMap<ModelInside, PosteriorSquares>();

/** ∫posterior² and ∫joint², which is p(x)² times the first: once for a model, whatever q is dragged to. */
export function posteriorSquares(model: ModelInside): PosteriorSquares {
  let found = squaresOf.get(model);
  if (found === undefined) squaresOf.set(model, (found = integrateSquares(model)));
  return found;
}

function integrateSquares(model: ModelInside): PosteriorSquares {
  const { conjugate, posterior, shape } = model;
  const diverges = productDiverges(posterior, posterior, 'posterior', 'posterior');
  const closed = conjugate && !diverges ? logOverlap(conjugate.spec, conjugate.spec) : undefined;
  const open =
    diverges === undefined && closed === undefined
      ? integratePair(shape, shape, [pp], NO_RATIOS)[0]
      : undefined;
  const { evidence, toJoint, toPosterior } = factorsOf(model);
  return {
    intPosteriorSquared: quantity(diverges, closed, open, UNIT, twice(toPosterior)),
    intJointSquared: quantity(diverges, closed, open, twice(evidence), twice(toJoint)),
  };
}

/** ∫(q − joint)²: of the difference itself where its three parts cancel. */
export function l2SquaredToJoint(model: ModelInside, q: ContinuousDistribution): Quantity {
  const { shape, posterior } = model;
  const diverges =
    productDiverges(q, q, 'q', 'q') ??
    productDiverges(posterior, posterior, 'posterior', 'posterior');
  if (diverges !== undefined) return infinite(Infinity, diverges);
  const { intQQ, intQJoint } = products(model, q);
  const { intJointSquared } = posteriorSquares(model);
  const total = combine([1, intQQ], [-2, intQJoint], [1, intJointSquared]);
  if (total.errorBound <= WELL_CONDITIONED * total.value && total.method === 'closed form')
    return total;
  const { toJoint } = factorsOf(model);
  const [integrated] = integratePair(q, shape, [squaredDifference(shape.logFactor)], NO_RATIOS);
  return withFactorError(integrated, toJoint, intJointSquared);
}

function overlapWithPosterior(
  { conjugate }: ModelInside,
  q: ContinuousDistribution,
): LogEstimate | undefined {
  return conjugate && logOverlap(q.spec, conjugate.spec);
}

/** p(x), and what takes the shape the integrals run over to the joint and to the posterior. */
function factorsOf({ logEvidence, shape: { logFactor, logFactorSize } }: ModelInside): {
  readonly evidence: LogEstimate;
  readonly toJoint: LogEstimate;
  readonly toPosterior: LogEstimate;
} {
  const evidence = { log: logEvidence.value, errorBound: logEvidence.errorBound };
  const toJoint = { log: logFactor, errorBound: 4 * EPS * logFactorSize };
  return { evidence, toJoint, toPosterior: scaleBy(toJoint, evidence, -1) };
}

function quantity(
  reason: string | undefined,
  closed: LogEstimate | undefined,
  open: Quantity | undefined,
  ofClosed: LogEstimate,
  ofOpen: LogEstimate,
): Quantity {
  if (reason !== undefined) return infinite(Infinity, reason);
  if (closed !== undefined) return times(ONE, scaleBy(closed, ofClosed, 1));
  return times(open as Quantity, ofOpen); // what is neither infinite nor closed was integrated
}

const ONE: Quantity = { value: 1, errorBound: 0, method: 'closed form' };
const UNIT: LogEstimate = { log: 0, errorBound: 0 };

function scaleBy(a: LogEstimate, b: LogEstimate, power: 1 | -1): LogEstimate {
  return { log: a.log + power * b.log, errorBound: a.errorBound + b.errorBound };
}

function twice(e: LogEstimate): LogEstimate {
  return scaleBy(e, e, 1);
}

/** What the error of the joint's own factor adds to ∫(q − joint)²: at most 2 √(∫(q − joint)² ∫joint²) of it. */
function withFactorError(
  difference: Quantity,
  { errorBound }: LogEstimate,
  intJointSquared: Quantity,
): Quantity {
  const ofFactor = Math.sqrt(difference.value * intJointSquared.value) * (errorBound + 4 * EPS);
  return { ...difference, errorBound: difference.errorBound + 2 * ofFactor };
}
