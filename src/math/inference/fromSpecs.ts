import { createMember } from '../divergences/compare';
import type { ContinuousSpec, Quantity } from '../types';
import { modelOf } from './createModel';
import { elboOf, type ElboReport } from './elbo';
import { elboGradientOf, type ElboGradient } from './elboGradient';
import {
  elboGradientMonteCarloOf,
  type MonteCarloGradient,
  type MonteCarloOptions,
} from './elboGradientMonteCarlo';
import { importanceWeightedBoundOf } from './importanceWeightedBound';
import { maximiseElboOf, type MaximisedElbo, type Start } from './maximiseElbo';
import type { ModelSpec } from './modelSpec';
import { overParameterOf, type AtParameter, type ModelParameter } from './overParameter';

// The same as the functions they call, from specifications of any model and any family: those who show few of them make
// model and q themselves, and carry only those.

/** `elboOf` of specifications. @throws DomainError as createModel, `q.sd` and the like for q, and as `elboOf`. */
export function elbo(model: ModelSpec, q: ContinuousSpec): ElboReport {
  return elboOf(modelOf(model), createMember(q, 'q'));
}

/** `elboGradientOf` of specifications. @throws DomainError as createModel, `q.sd` and the like for q, and as `elboGradientOf`. */
export function elboGradient(model: ModelSpec, q: ContinuousSpec): ElboGradient {
  return elboGradientOf(modelOf(model), createMember(q, 'q'));
}

/** `elboGradientMonteCarloOf` of specifications. @throws DomainError as createModel, `q.sd` and the like for q, and as `elboGradientMonteCarloOf`. */
export function elboGradientMonteCarlo(
  model: ModelSpec,
  q: ContinuousSpec,
  options: MonteCarloOptions,
): MonteCarloGradient {
  return elboGradientMonteCarloOf(modelOf(model), createMember(q, 'q'), options);
}

/** `importanceWeightedBoundOf` of specifications. @throws DomainError as createModel, `q.sd` and the like for q, and as `importanceWeightedBoundOf`. */
export function importanceWeightedBound(
  model: ModelSpec,
  q: ContinuousSpec,
  samples: number,
): Quantity {
  return importanceWeightedBoundOf(modelOf(model), createMember(q, 'q'), samples);
}

/** `maximiseElboOf` of specifications. @throws DomainError as createModel, `q.sd` and the like for q, and as `maximiseElboOf`. */
export function maximiseElbo(spec: ModelSpec, start?: Start): MaximisedElbo {
  return maximiseElboOf(modelOf(spec), start);
}

/** `overParameterOf` of specifications. @throws DomainError as createModel, `q.sd` and the like for q, and as `overParameterOf`. */
export function overParameter(
  spec: ModelSpec,
  parameter: ModelParameter,
  values: readonly number[],
): readonly AtParameter[] {
  return overParameterOf(modelOf, spec, parameter, values);
}
