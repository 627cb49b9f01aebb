import type { ContinuousLaw } from '../distributions/types';
import type { DistributionSpec } from '../types';
import { bestFitOf } from './bestFit';
import { continueFitOf } from './continueFit';
import { objectiveOf, type Objective } from './objective';
import { readTarget } from './readTarget';
import type { BestFit, FitLoss, FitOptions, NormalParameters } from './types';

// The same as the functions they call, from a specification of any family (or a distribution): those who have the target
// at hand carry only its own family.

/** `bestFitOf` a specification. @throws DomainError as `bestFitOf`, and naming `target.…`. */
export function bestFit(
  target: DistributionSpec | ContinuousLaw,
  loss: FitLoss,
  options: FitOptions = {},
): BestFit {
  return bestFitOf(readTarget(target), loss, options);
}

/** `continueFitOf` a specification. @throws DomainError as `continueFitOf`, and naming `target.…`. */
export function continueFit(
  target: DistributionSpec | ContinuousLaw,
  loss: FitLoss,
  options: FitOptions,
  from: NormalParameters,
): NormalParameters | null {
  return continueFitOf(readTarget(target), loss, options, from);
}

/** `objectiveOf` a specification. @throws DomainError as `objectiveOf`, and naming `target.…`. */
export function objective(
  target: DistributionSpec | ContinuousLaw,
  loss: FitLoss,
  options: FitOptions = {},
): Objective {
  return objectiveOf(readTarget(target), loss, options);
}
