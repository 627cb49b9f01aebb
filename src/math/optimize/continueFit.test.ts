import { describe, expect, it } from 'vitest';
import type { ContinuousSpec } from '../types';
import { bestFit, continueFit } from './fromSpecs';
import type { FitLoss } from './types';

const LOSSES: readonly FitLoss[] = ['klQP', 'klPQ', 'jsd', 'tv', 'l2Squared', 'j'];
const mixture = (apart: number, weight: number): ContinuousSpec => ({
  family: 'gaussianMixture',
  weights: [weight, 1 - weight],
  means: [-apart, apart],
  sds: [0.6, 1],
});

describe('a continued fit', () => {
  it.each(LOSSES)('stays within a hundredth of an sd of its minimum along a drag: %s', (loss) => {
    let lost = 0;
    let fits = bestFit(mixture(2, 0.4), loss).minima;
    for (let step = 1; step <= 12; step++) {
      const target = mixture(2 + 0.02 * step, 0.4 + 0.003 * step);
      const next = bestFit(target, loss).minima;
      for (const from of fits) {
        const place = continueFit(target, loss, {}, from);
        if (place === null) {
          lost += 1;
          continue;
        }
        const nearest = Math.min(
          ...next.map(({ mean, sd }) =>
            Math.hypot((mean - place.mean) / sd, Math.log(sd / place.sd)),
          ),
        );
        expect(nearest).toBeLessThan(1e-3);
      }
      fits = next;
    }
    expect(lost).toBe(0);
  });

  it('keeps its hundredth where TV is nearly flat and two of its crossings nearly meet', () => {
    const target: ContinuousSpec = {
      family: 'gaussianMixture',
      weights: [0.20830556750297546, 0.7916944324970245],
      means: [-4.254495160654187, 4.254495160654187],
      sds: [0.41732563972473147, 1.0392823122441768],
    };
    const [best] = bestFit(target, 'tv').minima;
    const from = { mean: 4.172245890035028, sd: 1.2120290155348603 };
    const place = continueFit(target, 'tv', {}, from) ?? { mean: NaN, sd: NaN };
    expect(Math.abs(place.mean - best.mean)).toBeLessThan(0.01 * best.sd);
    expect(Math.abs(place.sd - best.sd)).toBeLessThan(0.01 * best.sd);
  });

  it('follows the winner of the squared difference as the guess of the evidence grows', () => {
    const target: ContinuousSpec = { family: 'studentT', df: 3, loc: 0, scale: 1 };
    let at = bestFit(target, 'l2Squared').minima[0];
    for (const scale of [0.9, 0.8, 0.7, 0.6, 0.5, 0.45]) {
      const place = continueFit(target, 'l2Squared', { scale }, at);
      const [exact] = bestFit(target, 'l2Squared', { scale }).minima;
      expect(Math.abs((place?.sd ?? NaN) / exact.sd - 1)).toBeLessThan(1e-4);
      at = exact;
    }
    expect(continueFit(target, 'l2Squared', { scale: 0.35 }, at)).toBeNull();
  });

  it('says when the minimum is gone', () => {
    const equal = (apart: number): ContinuousSpec => ({
      family: 'gaussianMixture',
      weights: [0.5, 0.5],
      means: [-apart, apart],
      sds: [1, 1],
    });
    // the one-mode optimum of KL(q‖p) exists from a/s = 2.41 on
    const [right] = bestFit(equal(2.45), 'klQP').minima.filter(({ mean }) => mean > 1);
    expect(right.sd).toBeLessThan(1.3);
    expect(continueFit(equal(2.44), 'klQP', {}, right)?.mean).toBeGreaterThan(1);
    expect(continueFit(equal(2.3), 'klQP', {}, right)).toBeNull();
    expect(continueFit({ family: 'gamma', shape: 3, rate: 1 }, 'klQP', {}, right)).toBeNull();
    expect(
      continueFit({ family: 'studentT', df: 2, loc: 0, scale: 1 }, 'klPQ', {}, right),
    ).toBeNull();
  });
});
