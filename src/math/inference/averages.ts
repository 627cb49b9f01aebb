import { comparePair } from '../divergences/comparePair';
import { crossEntropyQP } from '../divergences/crossEntropyQP';
import { entropyQ } from '../divergences/entropyQ';
import { klQP } from '../divergences/klQP';
import type { ContinuousDistribution } from '../distributions/types';
import type { PairIntegrand } from '../quadrature/integratePair';
import { integratePair } from '../quadrature/integratePair';
import type { Quantity } from '../types';
import type { ModelInside } from './modelCreatorOf';
import { likelihoodDiverges, priorDiverges } from './divergent';
import { NO_RATIOS } from './evidence';
import { expectedLogPrior } from './expectedLogPrior';
import { closedForm, combine, infinite } from './quantities';

const EPS = Number.EPSILON;

/** The averages over q that make up the ELBO: none of them needs p(x). */
export interface Averages {
  readonly expectedLogLikelihood: Quantity;
  readonly expectedLogPrior: Quantity;
  readonly expectedLogJoint: Quantity;
  readonly entropyQ: Quantity;
  readonly klQPrior: Quantity;
  readonly elbo: Quantity;
}

/**
 * E_q log p(x|z), E_q log p(z), their sum, the entropy of q, KL(q‖prior), and ELBO = E_q[log p(x, z) − log q(z)]
 * (M. Jordan, Z. Ghahramani, T. Jaakkola, L. Saul, Machine Learning 37 (1999) 183, §6), by formulas where there are some
 * and each by its own integral otherwise.
 */
export function averages(model: ModelInside, q: ContinuousDistribution): Averages {
  const { parts } = model;
  const { prior, likelihood } = parts;
  const noPrior = priorDiverges(q, parts);
  const noLikelihood = likelihoodDiverges(q, parts);
  const logPriorClosed = noPrior === undefined ? expectedLogPrior(q, prior) : undefined;
  const open = noPrior === undefined && logPriorClosed === undefined;
  const compared = comparePair(
    q,
    prior,
    open ? [klQP, entropyQ, crossEntropyQP] : [klQP, entropyQ],
  ) as Record<'klQP' | 'entropyQ' | 'crossEntropyQP', Quantity>;
  const logPrior =
    noPrior !== undefined
      ? infinite(-Infinity, noPrior)
      : logPriorClosed !== undefined
        ? closedForm(logPriorClosed)
        : combine([-1, compared.crossEntropyQP]);
  const closed = noLikelihood === undefined ? likelihood.expected?.(q) : undefined;
  const integrated =
    noLikelihood === undefined && closed === undefined
      ? integrate(model, q, noPrior === undefined)
      : undefined;
  const logLikelihood =
    noLikelihood !== undefined
      ? infinite(-Infinity, noLikelihood)
      : closed !== undefined
        ? closedForm(closed)
        : (integrated as Integrated).logLikelihood;
  const logJoint = combine([1, logLikelihood], [1, logPrior]);
  return {
    expectedLogLikelihood: logLikelihood,
    expectedLogPrior: logPrior,
    expectedLogJoint: logJoint,
    entropyQ: compared.entropyQ,
    klQPrior: compared.klQP,
    elbo: integrated?.elbo ?? combine([1, logJoint], [1, compared.entropyQ]),
  };
}

interface Integrated {
  readonly logLikelihood: Quantity;
  /** undefined where it is −∞. */
  readonly elbo: Quantity | undefined;
}

/** E_q log p(x|z) and the ELBO as one integral of q (log p(x, z) − log q). */
function integrate(
  { parts: { likelihood }, shape }: ModelInside,
  q: ContinuousDistribution,
  withElbo: boolean,
): Integrated {
  const { constant, constantSize, variableAt } = likelihood;
  const ofLikelihood: PairIntegrand = {
    at: (_logQ, _logP, f, _p, anchor, offset) => (f === 0 ? 0 : f * variableAt(anchor, offset)),
    rounding: (logQ, _logP, f, _p, anchor, offset) =>
      f === 0 ? 0 : f * (8 + 2 * Math.abs(logQ)) * (1 + Math.abs(variableAt(anchor, offset))),
  };
  const { logFactor, logFactorSize } = shape;
  const ofElbo: PairIntegrand = {
    at: (logQ, logP, f) => (f === 0 ? 0 : f * (logP - logQ)),
    rounding: (logQ, logP, f) => {
      if (f === 0) return 0;
      const sizes = Math.abs(logQ) + Math.abs(logP) + Math.abs(logFactor - constant) + 1;
      return f * (4 * sizes + (4 + 2 * Math.abs(logQ)) * Math.abs(logP - logQ));
    },
  };
  const integrands = withElbo ? [ofLikelihood, ofElbo] : [ofLikelihood];
  const [average, bound] = integratePair(q, shape, integrands, NO_RATIOS);
  const plus = (value: number, size: number): readonly [number, Quantity] => [
    1,
    { value, errorBound: 4 * EPS * (size + 1), method: 'closed form' },
  ];
  return {
    logLikelihood: combine([1, average], plus(constant, constantSize)),
    elbo: withElbo ? combine([1, bound], plus(logFactor, logFactorSize)) : undefined,
  };
}
