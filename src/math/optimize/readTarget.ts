import { createDistribution } from '../distributions/create';
import type { ContinuousLaw } from '../distributions/types';
import { DomainError, type DistributionSpec } from '../types';

/** @throws DomainError for a bad spec (`target.sd`), a discrete target, an unknown loss, a scale that is not > 0. */
export function readTarget(target: DistributionSpec | ContinuousLaw): ContinuousLaw {
  if ('logPdfAt' in target) return target;
  try {
    const distribution = createDistribution(target);
    if (distribution.kind === 'continuous') return distribution;
  } catch (error) {
    throw error instanceof DomainError ? error.within('target') : error;
  }
  throw new DomainError('target.family', target.family, 'a continuous family');
}
