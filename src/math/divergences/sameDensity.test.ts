import { describe, expect, it } from 'vitest';
import type { ContinuousSpec } from '../types';
import { compare, createMember } from './compare';
import { divergences } from './list';
import type { QuantityId } from './list';
import { pairSums } from './pairSums';

const LOC = 0.3;
const SCALE = 1.7;
const ENTROPY = 0.5 * Math.log(2 * Math.PI * Math.E * SCALE * SCALE);

function skewed(shape: number): ContinuousSpec {
  return { family: 'skewNormal', loc: LOC, scale: SCALE, shape };
}

function mixture(weights: readonly number[], means: readonly number[], sds: readonly number[]) {
  return { family: 'gaussianMixture', weights, means, sds } as ContinuousSpec;
}

const normals: readonly ContinuousSpec[] = [
  { family: 'normal', mean: LOC, sd: SCALE },
  mixture([1], [LOC], [SCALE]),
  mixture([0.5, 0.5], [LOC, LOC], [SCALE, SCALE]),
];

/**
 * A skew normal against the normal it nearly is: log q − log p = log 2Φ(shape·t) = b t + O(b²), b = shape √(2/π),
 * so each value is its leading term to a part of the order of b².
 */
function leading(shape: number): Readonly<Partial<Record<QuantityId, number>>> {
  const b = Math.abs(shape) * Math.sqrt(2 / Math.PI);
  return {
    klQP: 0.5 * b * b,
    klPQ: 0.5 * b * b,
    jeffreys: b * b,
    jsd: 0.125 * b * b,
    hellinger: b / Math.sqrt(8),
    chi2QP: b * b,
    log1pChi2QP: b * b,
    l2Squared: (b * b) / (4 * Math.sqrt(Math.PI) * SCALE),
    tv: Math.abs(shape) / Math.PI,
    l1: (2 * Math.abs(shape)) / Math.PI,
    wasserstein1: b * SCALE,
    bhattacharyya: 1 - 0.125 * b * b,
    entropyQ: ENTROPY,
    entropyP: ENTROPY,
    crossEntropyQP: ENTROPY,
  };
}

/** Every value inside its bound, and no bound above `largest` of the size of rounding. */
function expectHonest(
  q: ContinuousSpec,
  p: ContinuousSpec,
  expected: Readonly<Partial<Record<QuantityId, number>>>,
): void {
  const result = compare(q, p);
  for (const [id, value] of Object.entries(expected)) {
    const quantity = result[id as QuantityId];
    const ulps = 4 * Number.EPSILON * Math.abs(value);
    expect(Math.abs(quantity.value - value), id).toBeLessThanOrEqual(quantity.errorBound + ulps);
    expect(quantity.errorBound, `${id}: bound`).toBeLessThanOrEqual(1e-12);
  }
}

describe('two families, numerically one density', () => {
  const shapes = [-5e-324, 1e-300, 1e-17, 1e-13, -1e-12, 1e-11, 1e-9];

  it.each(shapes)('skew normal of shape %s against the normal', (shape) => {
    for (const normal of normals) {
      expectHonest(skewed(shape), normal, leading(shape));
      expectHonest(normal, skewed(shape), leading(shape));
    }
  });

  it('from other families', () => {
    const uniform: ContinuousSpec = { family: 'uniform', low: 0, high: 1 };
    const zero = {
      klQP: 0,
      klPQ: 0,
      jsd: 0,
      hellinger: 0,
      tv: 0,
      l1: 0,
      wasserstein1: 0,
      chi2QP: 0,
    };
    expectHonest({ family: 'gamma', shape: 1, rate: 2 }, { family: 'exponential', rate: 2 }, zero);
    expectHonest({ family: 'beta', a: 1, b: 1 }, uniform, zero);
    expectHonest({ family: 'table', knots: [0, 1], densities: [1, 1] }, uniform, zero);
    expectHonest(
      { family: 'table', knots: [0, 1], densities: [0, 2] },
      { family: 'beta', a: 2, b: 1 },
      zero,
    );
    expectHonest(
      mixture([0.2, 0.3, 0.5], [0, 1, -3], [1, 2, 0.4]),
      mixture([0.5, 0.2, 0.15, 0.15], [-3, 0, 1, 1], [0.4, 1, 2, 2]),
      zero,
    );
    expectHonest(
      mixture([0.25, 0.75], [0, 1], [1, 2]),
      mixture([0.75, 0.25], [1, 0], [2, 1]),
      zero,
    );
  });

  it('two components so close that they are one normal: the error of their cancelling is stated', () => {
    // D = log cosh(h t) − h²/2 = h² (t² − 1)/2 + O(h⁴), h half the distance
    for (const h of [5e-9, 5e-8, 5e-6]) {
      const e = h ** 4;
      expectHonest(
        mixture([0.5, 0.5], [-h, h], [1, 1]),
        { family: 'normal', mean: 0, sd: 1 },
        {
          klQP: 0.25 * e,
          klPQ: 0.25 * e,
        },
      );
    }
  });
});

describe('the work for them', () => {
  it.each([
    ['a skew normal that is a normal', skewed(-5e-324), normals[0]],
    ['a skew normal that is nearly one', skewed(1e-12), normals[0]],
    ['equal components', normals[2], normals[1]],
    [
      'components in another order',
      mixture([0.3, 0.7], [0, 1], [1, 2]),
      mixture([0.7, 0.3], [1, 0], [2, 1]),
    ],
    [
      'two components that are nearly one',
      mixture([0.5, 0.5], [0, 1e-8], [1, 1]),
      { family: 'normal', mean: 5e-9, sd: 1 } as const,
    ],
  ])('%s: a few panels', (_name, qSpec, pSpec) => {
    let panels = 0;
    const q = createMember(qSpec, 'q');
    const counted = {
      ...q,
      logPdfAtNodes: (...args: Parameters<typeof q.logPdfAtNodes>) => {
        panels += 1;
        q.logPdfAtNodes(...args);
      },
    };
    pairSums(counted, createMember(pSpec, 'p'), divergences);
    expect(panels).toBeGreaterThan(5);
    expect(panels).toBeLessThan(150);
  });
});
