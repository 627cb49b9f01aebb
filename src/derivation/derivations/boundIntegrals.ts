import { integratePair, type PairIntegrand, type Quantity } from '../../math';
import type { EvidenceInput } from './evidenceInput';

const EPS = Number.EPSILON;

/** Integrals over q that the bound on log p(x) is made of, each had by nothing but the values of the densities. */
interface BoundIntegrals {
  /** ∫ q log p(x) dz. */
  readonly averageEvidence: Quantity;
  /** ∫ q log (p(x, z)/p(z|x)) dz. */
  readonly bayes: Quantity;
  /** ∫ q log p(x, z) dz. */
  readonly logJoint: Quantity;
  /** ∫ q log (p(x, z)/q) dz. */
  readonly logWeight: Quantity;
  /** log ∫ q · p(x, z)/q dz. */
  readonly logMeanWeight: Quantity;
}

let latest:
  { readonly q: object; readonly model: object; readonly values: BoundIntegrals } | undefined;

/** All of them, from the same nodes, the first time that one is asked for: a drag asks for every one at every step. */
export function boundIntegrals(input: EvidenceInput): BoundIntegrals {
  const { q, model } = input;
  if (latest?.q !== q || latest.model !== model) latest = { q, model, values: integrate(input) };
  return latest.values;
}

function integrate({ q, model, report }: EvidenceInput): BoundIntegrals {
  const evidence = model.logEvidenceBy.quadrature;
  const { logJoint, logJointSlope } = model;
  const highest = Math.max(...model.peaks.map(({ location }) => logJoint(location)));
  // The joint by plain z: its rounding moves it by the slope, so many units of z's last place.
  const blur = (z: number, log: number) => Math.abs(log) + Math.abs(z * logJointSlope(z)) + 1;
  const ofJoint = (
    at: (joint: number, logQ: number, logP: number) => number,
    parts: (logQ: number, logP: number) => number,
  ): PairIntegrand => ({
    at: (logQ, logP, f, _p, anchor, offset) =>
      f === 0 ? 0 : f * at(logJoint(anchor + offset), logQ, logP),
    rounding(logQ, logP, f, _p, anchor, offset) {
      if (f === 0) return 0;
      const z = anchor + offset;
      const joint = logJoint(z);
      const value = Math.abs(at(joint, logQ, logP));
      return f * ((8 + 2 * Math.abs(logQ)) * value + 8 * blur(z, joint) + 4 * parts(logQ, logP));
    },
  });
  const mass: PairIntegrand = {
    at: (logQ, _logP, _q, _p, anchor, offset) =>
      logQ === -Infinity ? 0 : Math.exp(logJoint(anchor + offset) - highest),
    rounding(_logQ, _logP, _q, _p, anchor, offset) {
      const z = anchor + offset;
      const joint = logJoint(z);
      return 8 * Math.exp(joint - highest) * (blur(z, joint) + Math.abs(highest));
    },
  };
  const average: PairIntegrand = {
    at: (_logQ, _logP, f) => f * evidence.value,
    sensitivity: (_logQ, _logP, f) => 2 * f * Math.abs(evidence.value),
  };
  const bayes = ofJoint(
    (joint, _logQ, logP) => joint - logP,
    (_logQ, logP) => Math.abs(logP),
  );
  const joint = ofJoint(
    (log) => log,
    () => 0,
  );
  const weight = ofJoint(
    (log, logQ) => log - logQ,
    (logQ) => Math.abs(logQ),
  );
  const posterior = model.posterior;
  const normaliser = evidence.errorBound + 64 * EPS * (1 + Math.abs(evidence.value));
  // Where the average of the log joint is −∞ there is nothing to integrate.
  const { expectedLogJoint } = report;
  const infinite: Quantity | undefined =
    expectedLogJoint.value === -Infinity ? { ...expectedLogJoint, errorBound: 0 } : undefined;
  const [meanEvidence, overPosterior, total, ...rest] = integratePair(q, posterior, [
    average,
    bayes,
    mass,
    ...(infinite ? [] : [joint, weight]),
  ]);
  return {
    averageEvidence: widened(meanEvidence, evidence.errorBound),
    bayes: widened(overPosterior, normaliser + (model.logEvidence.errorBound || 0)),
    logMeanWeight: {
      ...total,
      value: highest + Math.log(total.value),
      errorBound: total.errorBound / total.value + 4 * EPS * (1 + Math.abs(highest)),
    },
    logJoint: infinite ?? rest[0],
    logWeight: infinite ?? rest[1],
  };
}

function widened(quantity: Quantity, by: number): Quantity {
  return { ...quantity, errorBound: quantity.errorBound + by };
}
