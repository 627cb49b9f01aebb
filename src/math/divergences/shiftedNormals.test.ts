import { describe, expect, it } from 'vitest';
import { compare } from './compare';
import { shiftedNormals, slopesInDistance } from './shiftedNormals';

const normal = (mean: number, sd: number) => ({ family: 'normal', mean, sd }) as const;

describe('two normals a distance d apart', () => {
  it.each([
    [1, 1],
    [0.3, 2],
    [5, 0.05],
    [1, 1.000001],
  ])('has the losses that compare() finds, sds %d and %d', (sdQ, sdP) => {
    const losses = shiftedNormals(sdQ, sdP);
    for (const d of [0, 1e-6, 0.5, 3, 10]) {
      const exact = compare(normal(0, sdQ), normal(d, sdP));
      for (const id of ['klQP', 'l2Squared'] as const) {
        const allowed = 1e-11 * exact[id].value + exact[id].errorBound;
        expect(Math.abs(losses[id](d) - exact[id].value)).toBeLessThanOrEqual(allowed);
      }
    }
  });

  it('has KL = d²/2 with slope d for unit sds, for ever', () => {
    const { klQP, klSlope } = shiftedNormals(1, 1);
    expect([klQP(1), klQP(6), klQP(10)]).toEqual([0.5, 18, 50]);
    expect([klSlope(1), klSlope(6), klSlope(10)]).toEqual([1, 6, 10]);
  });

  it('has an L2² that saturates at 1/√π, its slope 2·10⁻⁴ at d = 6 and 4·10⁻¹¹ at d = 10', () => {
    const { l2Squared, l2Slope, l2Limit } = shiftedNormals(1, 1);
    expect(l2Limit).toBeCloseTo(1 / Math.sqrt(Math.PI), 15);
    expect(l2Limit - l2Squared(10)).toBeLessThan(1e-10);
    expect(l2Slope(6) / 2.0888e-4).toBeCloseTo(1, 3);
    expect(l2Slope(10) / 3.9177e-11).toBeCloseTo(1, 3);
  });

  it.each([
    ['klQP', 'klSlope'],
    ['l2Squared', 'l2Slope'],
  ] as const)('has in %s and %s a function and its derivative', (loss, slope) => {
    const losses = shiftedNormals(0.7, 1.9);
    for (const d of [0.5, 2, 5]) {
      const step = 1e-4;
      const difference = (losses[loss](d + step) - losses[loss](d - step)) / (2 * step);
      expect(difference / losses[slope](d)).toBeCloseTo(1, 6);
    }
  });
});

describe('the slopes at the present distance', () => {
  it('do not ask which of the two lies to the right', () => {
    expect(slopesInDistance(normal(3, 1), normal(0, 2))).toEqual(
      slopesInDistance(normal(0, 1), normal(3, 2)),
    );
  });

  it('carry bounds that hold, against 40 digits', () => {
    // mpmath: d = 8.7, sds 0.7 and 1.9: d/3.61 and (2 d/S²) N(d; 0, S²), S² = 4.1
    const { klQP, l2Squared } = slopesInDistance(normal(0, 0.7), normal(8.7, 1.9));
    expect(Math.abs(klQP.value - 2.409972299168975)).toBeLessThanOrEqual(klQP.errorBound);
    expect(Math.abs(l2Squared.value - 8.194710396659336e-5)).toBeLessThanOrEqual(
      l2Squared.errorBound,
    );
    expect(l2Squared.errorBound / l2Squared.value).toBeLessThan(1e-13);
  });

  it('are exactly 0 at distance 0', () => {
    const { klQP, l2Squared } = slopesInDistance(normal(1, 1), normal(1, 2));
    expect([klQP.value, klQP.errorBound, l2Squared.value, l2Squared.errorBound]).toEqual([
      0, 0, 0, 0,
    ]);
  });
});
