import { createDistribution } from '../distributions/create';
import type { ContinuousDistribution, ContinuousLaw } from '../distributions/types';
import { DomainError } from '../types';
import type { Quantity } from '../types';
import { conjugateShape, numericShape } from './jointDensity';
import type { JointShape } from './jointDensity';
import { integrateEvidence } from './evidence';
import type { ModelKind, ModelParts } from './kind';
import type { ModelSpec } from './modelSpec';
import { modelKinds } from './models/list';
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

const creators = new Map<string, (spec: ModelSpec) => ModelParts>();
for (const kind of modelKinds) {
  // Each creator only ever receives a spec of its own type.
  creators.set(kind.type, (kind as unknown as ModelKind<ModelSpec>).create);
}

/**
 * The model a specification names, its data included.
 *
 * @throws DomainError naming the field (`type`, `prior.sd`, `likelihood.df`, `observations[1]`, `successes`).
 */
export function createModel(spec: ModelSpec): Model {
  return modelOf(spec);
}

/** The last models made, so that dragging q does not integrate the evidence anew. */
const made = new WeakMap<ModelSpec, ModelInside>();

export function modelOf(spec: ModelSpec): ModelInside {
  const known = typeof spec === 'object' && spec !== null ? made.get(spec) : undefined;
  if (known !== undefined) return known;
  const model = build(spec);
  made.set(spec, model);
  return model;
}

function build(spec: ModelSpec): ModelInside {
  const type: unknown = (spec as { type?: unknown } | null | undefined)?.type;
  const create = typeof type === 'string' ? creators.get(type) : undefined;
  if (create === undefined) {
    throw new DomainError('type', type, `one of ${[...creators.keys()].join(', ')}`);
  }
  const parts = create(spec);
  const { prior, likelihood } = parts;
  const conjugate = parts.conjugate && createDistribution(parts.conjugate.posterior);
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
