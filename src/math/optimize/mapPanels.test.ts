import { describe, expect, it } from 'vitest';
import type { ContinuousSpec } from '../types';
import { mapPanels } from './mapPanels';
import { readTarget } from './readTarget';
import { targetOf } from './target';
import type { TargetPanel } from './targetPanel';

const mixture: ContinuousSpec = {
  family: 'gaussianMixture',
  weights: [0.35, 0.65],
  means: [-2.2, 1.8],
  sds: [0.6, 1],
};

const withMass = (panels: readonly TargetPanel[]) => panels.filter(({ hasMass }) => hasMass);
const massOf = (panels: readonly TargetPanel[]) =>
  withMass(panels).reduce((sum, { mass }) => sum + mass, 0);

describe('the panels of a map', () => {
  it('are half as many as those of a search, or fewer, and show the same mass', () => {
    const target = targetOf(readTarget(mixture));
    const panels = mapPanels(target, target.logPanels);
    expect(withMass(target.logPanels).length).toBeGreaterThan(14);
    expect(withMass(panels).length).toBeLessThan(9);
    expect(withMass(panels).length).toBeGreaterThan(2);
    expect(Math.abs(massOf(panels) - massOf(target.logPanels))).toBeLessThan(1e-12);
  });

  it.each<ContinuousSpec>([
    mixture,
    { family: 'laplace', loc: 0.2, scale: 0.8 },
    { family: 'beta', a: 0.7, b: 2 },
    { family: 'table', knots: [0, 1, 2, 3, 5], densities: [0, 1, 0.2, 0, 0.5] },
    // a kink that neither rule sees
    { family: 'table', knots: [0, 1, 2], densities: [1, 1 + 1e-9, 1] },
  ])('lie side by side as before, and none reaches over a kink: $family', (spec) => {
    const target = targetOf(readTarget(spec));
    const before = target.panels;
    const panels = mapPanels(target, before);
    expect(panels[0].left).toBe(before[0].left);
    expect(panels.at(-1)?.right).toBeCloseTo(before.at(-1)?.right ?? NaN, 12);
    const ends = new Set(before.map(({ right }) => right));
    for (const { left, right, half } of panels) {
      expect([...ends].some((end) => Math.abs(end - right) <= 1e-12 * (1 + half))).toBe(true);
      for (const kink of target.density.breakpoints) {
        expect(kink > left + 1e-9 * half && kink < right - 1e-9 * half, `${kink}`).toBe(false);
      }
    }
  });
});
