import { DomainError } from '../types';
import type { Quantity } from '../types';
import { maximiseElboOf } from './maximiseElbo';
import type { MaximisedElbo } from './maximiseElbo';
import type { ModelInside } from './modelCreatorOf';
import type { ModelSpec } from './modelSpec';

/** A parameter θ of a model that its evidence depends on, by its place in the specification. */
export type ModelParameter = 'prior.mean' | 'prior.sd' | 'likelihood.sd' | 'likelihood.scale';

/**
 * The model with θ set to a value.
 *
 * @throws DomainError for a parameter that this model does not have; the value is checked when the model is made.
 */
export function withParameter(
  spec: ModelSpec,
  parameter: ModelParameter,
  value: number,
): ModelSpec {
  const [owner, field] = parameter.split('.') as [string, string];
  const fields = (spec as unknown as Record<string, Record<string, unknown> | undefined>)[owner];
  if (fields === undefined || typeof fields[field] !== 'number') {
    throw new DomainError('parameter', parameter, `a parameter of the model ${spec.type}`);
  }
  return { ...spec, [owner]: { ...fields, [field]: value } };
}

/** What a value of θ is worth: by the evidence itself, and by the best bound that normal q give. */
export interface AtParameter {
  readonly value: number;
  readonly logEvidence: Quantity;
  readonly best: MaximisedElbo;
}

/**
 * log p(x; θ) and max_q ELBO(q, θ) over normal q, one after the other at each value of θ. Their maxima differ wherever the
 * gap max_q leaves depends on θ (K. Murphy, Probabilistic Machine Learning: Advanced Topics (2023), §10.1.3).
 * The models are made by `create`.
 *
 * @throws DomainError as withParameter and createModel do.
 */
export function overParameterOf(
  create: (spec: ModelSpec) => ModelInside,
  spec: ModelSpec,
  parameter: ModelParameter,
  values: readonly number[],
): readonly AtParameter[] {
  return values.map((value): AtParameter => {
    const model = create(withParameter(spec, parameter, value));
    return { value, logEvidence: model.logEvidence, best: maximiseElboOf(model) };
  });
}
