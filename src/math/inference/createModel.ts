import { modelCreatorOf, type Model, type ModelInside } from './modelCreatorOf';
import type { ModelSpec } from './modelSpec';
import * as modelKinds from './models/kinds';

/** With everything that the integrals of this folder need besides. */
export const modelOf: (spec: ModelSpec) => ModelInside = modelCreatorOf(Object.values(modelKinds));

/**
 * The model a specification names, its data included.
 *
 * @throws DomainError naming the field (`type`, `prior.sd`, `likelihood.df`, `observations[1]`, `successes`).
 */
export function createModel(spec: ModelSpec): Model {
  return modelOf(spec);
}
