import { describe, expect, it } from 'vitest';
import { bestFit, compare, equalModes, families } from '../../math';
import { checkDerivation } from '../check';
import { corrupted, faults } from '../testing/corrupted';
import { oneModeBound, type OneModeInput } from './oneModeBound';

const normal = (mean: number) => families.normal.create({ family: 'normal', mean, sd: 1 });

function inputAt(apart: number): OneModeInput {
  const p = equalModes(apart);
  const [{ value, errorBound }] = bestFit(p, 'klQP').minima;
  return {
    p,
    right: normal(apart),
    left: normal(-apart),
    best: { value, errorBound, method: 'quadrature' },
    hump: compare({ family: 'normal', mean: apart, sd: 1 }, p.spec).klQP,
  };
}

const derivation = oneModeBound((now: OneModeInput) => now);
const valueOf = (line: ReturnType<typeof checkDerivation>[number]): number =>
  line.kind === 'valued' ? line.value : NaN;

describe('the bound of a q that ignores a hump', () => {
  it.each([0.3, 1.2, 2, 2.41, 2.8, 3.5, 5, 7, 12])('holds at a/s = %d', (apart) => {
    expect(faults(checkDerivation(derivation, inputAt(apart)))).toEqual([]);
  });

  it('is nearly reached when the humps are far apart, and far from it when they are near', () => {
    const gap = (apart: number) => {
      const lines = checkDerivation(derivation, inputAt(apart));
      return valueOf(lines[4]) - valueOf(lines[0]);
    };
    expect(gap(6)).toBeLessThan(1e-7);
    expect(gap(1)).toBeGreaterThan(0.6);
  });

  it.each([
    ['best', 0.3],
    ['hump', 1e-6],
    ['ratio', -1e-6],
    ['log-two', 1e-6],
    ['other', 1e-6],
    ['bound', -0.2],
  ])('shows it when the term %s is off', (id, by) => {
    expect(faults(checkDerivation(corrupted(derivation, id, by), inputAt(2.6)))).not.toEqual([]);
  });
});
