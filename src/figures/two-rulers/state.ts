import type { ContinuousDistribution, ContinuousSpec, Quantity } from '../../math';
import type { CurveFamily, Snapshot } from '../../state';
import type { IntegrandId } from '../integrands';

/** Families a curve of this figure can be; all can stand anywhere on the line. */
export const FAMILIES = [
  'normal',
  'studentT',
  'laplace',
  'logistic',
  'uniform',
  'skewNormal',
  'gaussianMixture',
] as const satisfies readonly CurveFamily[];

/** Half-width of the window over which "the MSE of the densities" is taken, in units of z. */
export const WINDOW = { min: 1, max: 100 } as const;

export interface RulersState {
  readonly q: ContinuousSpec;
  readonly p: ContinuousSpec;
  readonly integrand: IntegrandId;
  /** Half-width of the window around 0. */
  readonly window: number;
}

type RulersQuantity = 'klQP' | 'klPQ' | 'jsd' | 'tv' | 'l1' | 'l2Squared' | 'l2' | 'windowMse';

export interface RulersDerived {
  readonly q: ContinuousDistribution;
  readonly p: ContinuousDistribution;
  readonly quantities: Readonly<Record<RulersQuantity, Quantity>>;
  /** How fast each loss changes with the distance of the two; for two normals, where it has a closed form. */
  readonly slopes?: { readonly klQP: Quantity; readonly l2Squared: Quantity };
}

export type RulersSnapshot = Snapshot<RulersState, RulersDerived>;
