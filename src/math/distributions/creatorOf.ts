import { DomainError } from '../types';
import type { DistributionSpec } from '../types';
import type { Distribution, Family } from './types';

/**
 * Makes the distribution a specification names, of the given families only: a page need not carry the others.
 *
 * @throws DomainError (the function returned) naming the field (`sd`, `weights[1]`, `family`), its value, and what is
 * allowed.
 */
export function creatorOf<D extends Distribution>(
  families: readonly Family<DistributionSpec, D>[],
): (spec: DistributionSpec) => D {
  const byName = new Map<unknown, Family<DistributionSpec, D>>(
    families.map((family) => [family.family, family]),
  );
  return (spec) => {
    const name: unknown = (spec as { family?: unknown } | null | undefined)?.family;
    const family = byName.get(name);
    if (family === undefined)
      throw new DomainError('family', name, `one of ${[...byName.keys()].join(', ')}`);
    return family.create(spec);
  };
}
