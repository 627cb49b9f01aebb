import { describe, expect, it } from 'vitest';
import { bestFit } from '../index';
import { expectClose } from '../testing/closeTo';
import { DomainError } from '../types';
import { branchStart, equalModes, minimumNear, modeSwitch } from './modeSwitch';
import type { NormalParameters } from './types';

const klQP = modeSwitch('klQP');
const others = { jsd: modeSwitch('jsd'), tv: modeSwitch('tv'), l2Squared: modeSwitch('l2Squared') };
const all = { klQP, ...others };

/**
 * KL(q‖p) by another route: log p(z) = −(z² + a²)/2 + log cosh(a z) − log √(2π), its average by the trapezoidal rule, which
 * is exact to rounding for so smooth an integrand that fades at both ends.
 */
function klByCosh(apart: number, { mean, sd }: NormalParameters): number {
  const h = 0.02;
  let average = 0;
  for (let x = -12; x <= 12; x += h) {
    const z = Math.abs(apart * (mean + sd * x));
    const logCosh = z + Math.log1p(Math.exp(-2 * z)) - Math.LN2;
    average += (h * Math.exp(-0.5 * x * x) * logCosh) / Math.sqrt(2 * Math.PI);
  }
  return -Math.log(sd) - 0.5 + 0.5 * (mean * mean + sd * sd + apart * apart) - average;
}

/** Its minimum, by steps that shrink: nothing of the search under test. */
function descend(apart: number, from: NormalParameters, longest = 0.2): NormalParameters {
  let [mean, sd] = [from.mean, from.sd];
  let best = klByCosh(apart, from);
  for (let step = longest; step > 1e-9; step *= 0.5) {
    for (let moved = true; moved;) {
      moved = false;
      for (const [dm, ds] of [
        [step, 0],
        [-step, 0],
        [0, step],
        [0, -step],
        [step, step],
        [-step, -step],
        [step, -step],
        [-step, step],
      ]) {
        const value = klByCosh(apart, { mean: mean + dm, sd: sd + ds });
        if (!(value < best - 1e-16)) continue;
        [mean, sd, best, moved] = [mean + dm, sd + ds, value, true];
      }
    }
  }
  return { mean, sd };
}

describe('two equal modes pulled apart', () => {
  it('KL(q‖p) covers both until a/s = 2.80 and has a minimum on one from 2.41 on', () => {
    expectClose(klQP.jump?.value ?? NaN, 2.8, { abs: 0.005 });
    expectClose(klQP.birth?.value ?? NaN, 2.41, { abs: 0.005 });
  });

  it('the two cost the same at the jump, by a route of its own', () => {
    const { value, errorBound } = klQP.jump ?? { value: NaN, errorBound: NaN };
    const difference = (apart: number): number =>
      klByCosh(apart, descend(apart, { mean: apart, sd: 1 })) -
      klByCosh(apart, descend(apart, { mean: 0, sd: apart }));
    const slope = (difference(value + 0.01) - difference(value - 0.01)) / 0.02;
    expect(Math.abs(difference(value) / slope)).toBeLessThan(1e-11);
    expect(errorBound).toBeLessThan(1e-11);
  });

  it('the minimum on one mode is there just above its birth and not just below, by a route of its own', () => {
    const { value } = klQP.birth ?? { value: NaN };
    const near = klQP.onOne[0];
    expect(descend(value + 1e-4, near, 0.004).mean).toBeGreaterThan(2);
    // below there is nothing that stops it
    expect(Math.abs(descend(value - 1e-4, near, 0.004).mean)).toBeLessThan(1e-3);
    expect(minimumNear(equalModes(value + 1e-7), 'klQP', near)?.mean).toBeGreaterThan(2);
    expect(minimumNear(equalModes(value - 1e-7), 'klQP', near)).toBeUndefined();
  });

  it.each(['klQP', 'jsd', 'tv', 'l2Squared'] as const)(
    'agrees with the full search: %s',
    (loss) => {
      const { covering, onOne, birth, jump } = all[loss];
      for (const apart of [2, 3, 4, 5]) {
        const { minima } = bestFit(equalModes(apart), loss);
        const both = covering.find((place) => place.apart === apart);
        const found = minima.find(({ mean }) => Math.abs(mean) < 1e-6);
        expectClose(both?.sd ?? NaN, found?.sd ?? NaN, { rel: 1e-9 });
        const one = onOne.find((place) => place.apart === apart);
        const side = minima.find(({ mean }) => mean > 0.5);
        expect(one === undefined).toBe(side === undefined);
        expect(side === undefined).toBe(apart < (birth?.value ?? NaN));
        if (one === undefined || side === undefined) continue;
        expectClose(one.mean, side.mean, { rel: 1e-9 });
        expectClose(one.sd, side.sd, { rel: 1e-9 });
        expect(side.isGlobal).toBe(apart > (jump?.value ?? NaN));
      }
    },
  );

  it('the others switch too, later: TV at 3.69, JSD at 4.24, squares at 6.39', () => {
    expectClose(others.tv.jump?.value ?? NaN, 3.687452, { abs: 5e-7 });
    expectClose(others.jsd.jump?.value ?? NaN, 4.244711, { abs: 5e-7 });
    expectClose(others.l2Squared.jump?.value ?? NaN, 6.391725, { abs: 5e-7 });
  });

  it('KL(p‖q) never switches: its best sd is √(1 + a²)', () => {
    const { covering, onOne, birth, jump } = modeSwitch('klPQ');
    expect([onOne, birth, jump]).toEqual([[], undefined, undefined]);
    for (const { apart, mean, sd } of covering) {
      expect(mean).toBe(0);
      expectClose(sd, Math.hypot(1, apart), { rel: 1e-14 });
    }
    expect(minimumNear(equalModes(3), 'klPQ', branchStart('klPQ', 'onOne'))?.mean).toBe(0);
  });

  it('the covering minimum stays one, however far apart the modes are drawn', () => {
    for (const { covering } of Object.values(all)) {
      expect(covering.length).toBe(67);
      expect(covering.every(({ mean }) => Math.abs(mean) < 1e-9)).toBe(true);
    }
  });

  it('refuses a separation that is none', () => {
    for (const apart of [0, -1, NaN, Infinity])
      expect(() => equalModes(apart)).toThrow(DomainError);
  });
});
