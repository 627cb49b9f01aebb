import type { ContinuousDistribution, ContinuousLaw } from '../distributions/types';
import { DomainError } from '../types';
import type { Quantity } from '../types';
import { conjugateShape, numericShape } from './jointDensity';
import type { JointShape } from './jointDensity';
import { integrateEvidence } from './evidence';
import type { ModelKind, ModelParts } from './kind';
import type { ModelSpec } from './modelSpec';
import { posteriorLaw } from './posterior';
import { logDensitySlopes } from './priorSlope';

/** A latent variable z with a prior, a likelihood, and the data seen. Nats; densities of z in 1/z. */
export interface Model {
  readonly spec: ModelSpec;
  readonly prior: ContinuousDistribution;
  logPrior(z: number): number;
  /** log p(x | z), all constants included; −∞ outside the prior's support. */
  logLikelihood(z: number): number;
  /** log p(x, z): all that the ELBO needs. */
  logJoint(z: number): number;
  /** d/dz log p(x, z), inside the support. */
  logJointSlope(z: number): number;
  /** Local maxima of p(x, z) with the widths there. */
  readonly peaks: JointShape['peaks'];
  /** log p(x), in closed form where there is one, by quadrature otherwise. */
  readonly logEvidence: Quantity;
  /** Both ways to log p(x): neither is computed from the other. */
  readonly logEvidenceBy: { readonly closed?: Quantity; readonly quadrature: Quantity };
  /** p(z | x). A member of a family (with its `spec`) where prior and likelihood are conjugate. */
  readonly posterior: ContinuousDistribution | ContinuousLaw;
}

/** A model with what the integrals of this folder need besides. */
export interface ModelInside extends Model {
  readonly parts: ModelParts;
  readonly shape: JointShape;
  /** The posterior as a member of a family. */
  readonly conjugate: ContinuousDistribution | undefined;
}

/**
 * Makes the model a specification names, of the given kinds only: a page need not carry the others. The same object
 * gives the same model, so that dragging q does not integrate the evidence anew.
 *
 * @throws DomainError (the function returned) naming the field (`type`, `prior.sd`, `likelihood.df`, `observations[1]`,
 * `successes`).
 */
export function modelCreatorOf(
  kinds: readonly ModelKind<ModelSpec>[],
): (spec: ModelSpec) => ModelInside {
  const byType = new Map<unknown, ModelKind<ModelSpec>>(kinds.map((kind) => [kind.type, kind]));
  const made = new WeakMap<ModelSpec, ModelInside>();
  return (spec) => {
    const known = typeof spec === 'object' && spec !== null ? made.get(spec) : undefined;
    if (known !== undefined) return known;
    const type: unknown = (spec as { type?: unknown } | null | undefined)?.type;
    const kind = byType.get(type);
    if (kind === undefined)
      throw new DomainError('type', type, `one of ${[...byType.keys()].join(', ')}`);
    const model = build(spec, kind.create(spec));
    made.set(spec, model);
    return model;
  };
}

function build(spec: ModelSpec, parts: ModelParts): ModelInside {
  const { prior, likelihood } = parts;
  const conjugate = parts.conjugate?.posterior;
  const shape = conjugate === undefined ? numericShape(parts) : conjugateShape(parts, conjugate);
  const slopes = logDensitySlopes(prior);
  const integrated = lazy(() => integrateEvidence(shape));
  const closed: Quantity | undefined = parts.conjugate && {
    ...parts.conjugate.logEvidence,
    method: 'closed form',
  };
  const logLikelihood = (z: number): number =>
    z < prior.support[0] || z > prior.support[1]
      ? -Infinity
      : likelihood.constant + likelihood.variableAt(z, 0);
  const posterior = lazy(() => conjugate ?? posteriorLaw(shape, integrated().mass));
  return {
    spec,
    parts,
    shape,
    conjugate,
    prior,
    logPrior: (z) => prior.logPdf(z),
    logLikelihood,
    logJoint: (z) => {
      const log = prior.logPdf(z);
      return log === -Infinity ? log : log + logLikelihood(z);
    },
    logJointSlope: (z) => slopes.slope(z) + likelihood.slope(z),
    peaks: shape.peaks,
    get logEvidence() {
      return closed ?? integrated().logEvidence;
    },
    logEvidenceBy: {
      ...(closed && { closed }),
      get quadrature() {
        return integrated().logEvidence;
      },
    },
    get posterior() {
      return posterior();
    },
  };
}

function lazy<T>(make: () => T): () => T {
  let value: { readonly made: T } | undefined;
  return () => (value ??= { made: make() }).made;
}
