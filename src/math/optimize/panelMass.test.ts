import { expect, it } from 'vitest';
import { createDistribution } from '../distributions/create';
import type { ContinuousSpec } from '../types';
import { massOver, massUpTo } from './panelMass';
import { targetOf } from './target';

it.each([
  { family: 'normal', mean: 1, sd: 2 },
  { family: 'studentT', df: 1.5, loc: 0, scale: 1 },
  { family: 'logNormal', mu: 0, sigma: 2 },
  { family: 'beta', a: 0.6, b: 3 },
  { family: 'table', knots: [0, 1, 3], densities: [0, 2, 1] },
] as const satisfies readonly ContinuousSpec[])(
  'has the distribution function inside panels: $family',
  (spec) => {
    const law = createDistribution(spec);
    for (const panel of targetOf(law).panels) {
      if (panel.logMass < -40 || Math.abs(panel.left) > 1e3) continue;
      for (const part of [0, 0.1, 0.37, 0.5, 0.93, 1]) {
        const x = panel.left + part * 2 * panel.half;
        const expected = law.cdf(x) - law.cdf(panel.left);
        expect(Math.abs(massUpTo(panel, x) - expected), `${panel.left} + ${part}`).toBeLessThan(
          1e-10,
        );
      }
      const whole = law.cdf(panel.right) - law.cdf(panel.left);
      expect(Math.abs(massOver(panel) - whole)).toBeLessThan(1e-10);
    }
  },
);
