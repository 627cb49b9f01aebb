import fc from 'fast-check';
import type { ContinuousSpec } from '../../../math';
import { changeFamily, parametersOf } from '../../../state';
import { INTEGRANDS } from '../../integrands';
import { distributionOf } from '../distributionOf';
import { FAMILIES, WINDOW, type RulersState } from '../state';

/** Curves a reader can reach: a family chosen from the list, then each of its handles set somewhere in its range. */
export const arbitraryCurve: fc.Arbitrary<ContinuousSpec> = fc
  .tuple(
    fc.constantFrom(...FAMILIES),
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }),
  )
  .map(([family, places]) => {
    const start = changeFamily(distributionOf({ family: 'normal', mean: 0, sd: 1 }), family);
    return parametersOf(start).reduce(
      (spec, { min, max, write }, i) => write(spec, min + (max - min) * (places[i] ?? 0.5)),
      start,
    ) as ContinuousSpec;
  });

/** States of the figure, all of them within reach of its handles. */
export const arbitraryState: fc.Arbitrary<RulersState> = fc.record({
  q: arbitraryCurve,
  p: arbitraryCurve,
  integrand: fc.constantFrom(...INTEGRANDS),
  window: fc.double({ min: WINDOW.min, max: WINDOW.max, noNaN: true }),
});
