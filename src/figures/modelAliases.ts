import { families, type DistributionSpec, type NormalSpec } from '../math';
import { distributionParam, numberParam } from '../state';
import type { LatentSpec } from './latentModels';

/**
 * `prior=normal_0_2` and `x=3`: parts of a model that a link written by hand may name by themselves, on top of `model`
 * (or of the default). They are read and never written: `model` says it all.
 */
export function modelAliases<S extends { readonly model: LatentSpec }>(
  /** Throws for a state that the figure cannot show. */
  checked: (state: S) => S = (state) => state,
) {
  const nothing = () => '';
  return [
    {
      ...distributionParam<S, 'normal'>({
        name: 'prior',
        families: ['normal'],
        create: (spec: DistributionSpec) => families.normal.create(spec as NormalSpec),
        read: () => ({ family: 'normal', mean: 0, sd: 1 }),
        write(state, { mean, sd }) {
          const { model } = state;
          if (model.type === 'mixtureNormal') throw new RangeError('its prior is no normal');
          return checked({ ...state, model: { ...model, prior: { mean, sd } } });
        },
      }),
      write: nothing,
    },
    {
      ...numberParam<S>({
        name: 'x',
        min: -10,
        max: 10,
        read: () => 0,
        write(state, x) {
          const { model } = state;
          if (!('observations' in model)) throw new RangeError('it has no x');
          return checked({ ...state, model: { ...model, observations: [x] } });
        },
      }),
      write: nothing,
    },
  ];
}
