import type { CategoricalComparison, Quantity } from '../../math';
import type { Snapshot } from '../../state';
import type { IntegrandId } from '../integrands';

export interface BarsState {
  readonly q: readonly number[];
  readonly p: readonly number[];
  /** What the lower bars show. */
  readonly integrand: IntegrandId;
}

export interface BarsDerived {
  readonly quantities: CategoricalComparison & { readonly l2: Quantity };
}

export type BarsSnapshot = Snapshot<BarsState, BarsDerived>;
