import {
  integratePair,
  type ContinuousDistribution,
  type ElboReport,
  type Model,
  type PairIntegrand,
  type Quantity,
} from '../../math';

/** A model, a q, and the quantities the figure displays of them (the core's `elbo`). */
export interface EvidenceInput {
  readonly model: Model;
  readonly q: ContinuousDistribution;
  readonly report: ElboReport;
}

/** Makes a route from a model and a q into the evaluation of a term at a figure's snapshot. */
export type OnEvidence<M> = (
  route: (input: EvidenceInput) => Quantity,
) => (snapshot: M) => Quantity;

const EPS = Number.EPSILON;

/** Averages of log densities and products of densities; no ratios. */
const SCOPE = {
  klQP: true,
  klPQ: true,
  chi: false,
  l2: true,
  moment: false,
  deep: false,
} as const;

const minusLogPosterior: PairIntegrand = {
  at: (_, logP, q) => (q === 0 ? 0 : -q * logP),
  sensitivity: (_, logP, q) => (q === 0 ? 0 : q * (2 * Math.abs(logP) + 1)),
};
const minusTwiceProduct: PairIntegrand = {
  at: (logQ, logP) => -2 * Math.exp(logQ + logP),
  sensitivity: (logQ, logP) => 6 * Math.exp(logQ + logP),
};
const square: PairIntegrand = {
  at: (_, __, q) => q * q,
  sensitivity: (_, __, q) => 3 * q * q,
};

/** Integrals over the posterior density itself, had by nothing but its values: not from the joint, nor from the ELBO. */
interface OverPosterior {
  /** −E_q log p(z|x). */
  readonly minusLogPosterior: Quantity;
  /** −2 ∫ q p(z|x). */
  readonly minusTwiceProduct: Quantity;
}

let latest:
  { readonly q: object; readonly model: object; readonly values: OverPosterior } | undefined;

/** Both integrals of a pair, from the same nodes, the first time that one is asked for. */
export function overPosterior({ q, model, report }: EvidenceInput): OverPosterior {
  if (latest?.q !== q || latest.model !== model) {
    const { expectedLogJoint } = report;
    // Where E_q log p(x, z) is −∞ so is E_q log p(z|x): their difference is log p(x).
    const infinite = expectedLogJoint.value === -Infinity;
    const integrands = infinite ? [minusTwiceProduct] : [minusTwiceProduct, minusLogPosterior];
    const [product, average] = integratePair(q, model.posterior, integrands, SCOPE);
    const minusLog: Quantity = infinite
      ? { ...expectedLogJoint, value: Infinity, errorBound: 0 }
      : widened(average, normaliserError(model));
    const values = {
      minusTwiceProduct: widened(product, Math.abs(product.value) * normaliserError(model)),
      minusLogPosterior: minusLog,
    };
    latest = { q, model, values };
  }
  return latest.values;
}

const squares = new WeakMap<object, Quantity>();

/** ∫ p(z|x)², which no q changes. */
export function squareOfPosterior(model: Model): Quantity {
  let found = squares.get(model);
  if (found === undefined) {
    const [quantity] = integratePair(model.posterior, model.posterior, [square], SCOPE);
    found = widened(quantity, 2 * quantity.value * normaliserError(model));
    squares.set(model, found);
  }
  return found;
}

/** How far log p(z|x) may be off as a whole: it is log p(x, z) − log p(x). */
function normaliserError({ logEvidence, logEvidenceBy }: Model): number {
  const rounding = 64 * EPS * (1 + Math.abs(logEvidence.value));
  return logEvidence.errorBound + logEvidenceBy.quadrature.errorBound + rounding;
}

function widened(quantity: Quantity, by: number): Quantity {
  return { ...quantity, errorBound: quantity.errorBound + by };
}

/** A quantity times a factor known to a few roundings. */
export function scaled(factor: number, quantity: Quantity, relativeError = 0): Quantity {
  const value = factor * quantity.value;
  if (!Number.isFinite(value)) return { ...quantity, value, errorBound: 0 };
  return {
    ...quantity,
    value: value + 0,
    errorBound:
      Math.abs(factor) * quantity.errorBound + Math.abs(value) * (relativeError + 2 * EPS),
  };
}
