import { expect, it } from 'vitest';
import { SOFT_END, SOFT_STEPS, softTable } from './softTable';

it('has log(1 + e^{−u}) to 1.3e-10 between its points', () => {
  const { values, slopes } = softTable();
  expect(values).toHaveLength(SOFT_END * SOFT_STEPS + 1);
  let worst = 0;
  for (let u = 0; u < SOFT_END; u += 0.000_317) {
    const n = Math.round(u * SOFT_STEPS);
    const h = u - n / SOFT_STEPS;
    const value = values[n] + h * (slopes[n] - 0.5 * h * slopes[n] * (1 + slopes[n]));
    worst = Math.max(worst, Math.abs(value - Math.log1p(Math.exp(-u))));
  }
  expect(worst).toBeLessThan(1.3e-10);
  expect(worst).toBeGreaterThan(1e-11);
});
