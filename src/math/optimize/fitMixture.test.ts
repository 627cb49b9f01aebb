import { describe, expect, it } from 'vitest';
import { createRng } from '../random/rng';
import { expectClose } from '../testing/closeTo';
import { DomainError } from '../types';
import type { GaussianMixtureSpec } from '../types';
import { compare } from '../divergences/compare';
import { bestFit } from './fromSpecs';
import { fitMixture } from './fitMixture';

const mixture = (weight: number, a: number, sdA: number, b: number, sdB: number) =>
  ({
    family: 'gaussianMixture',
    weights: [weight, 1 - weight],
    means: [a, b],
    sds: [sdA, sdB],
  }) satisfies GaussianMixtureSpec;
/** A normal's two halves: what a reader's q is cut into. */
const split = (mean: number, sd: number) => mixture(0.5, mean - 0.5 * sd, sd, mean + 0.5 * sd, sd);
const LOSSES = ['klQP', 'klPQ'] as const;

describe.each(LOSSES)('q with two components, by %s', (loss) => {
  it.each([
    mixture(0.5, -2, 1, 2, 1),
    mixture(0.5, -8, 1, 8, 1),
    mixture(0.3, -2, 0.5, 2, 1.2),
    mixture(0.9, -4, 0.4, 4, 1),
    mixture(0.7, -1, 0.6, 1, 0.9),
    mixture(0.5, 0, 0.3, 0.4, 3),
  ])('finds p: %j', (p) => {
    for (const start of [split(0.2, 2), split(-0.5, 3), mixture(0.4, -1, 1, 1.5, 0.8)]) {
      const { path, end, loss: left, settled } = fitMixture(p, loss, start);
      expect(settled).toBe(true);
      expect(left.value).toBeLessThan(1e-20);
      const order =
        Math.abs(end.sds[0] - p.sds[0]) + Math.abs(end.means[0] - p.means[0]) < 1 ? 0 : 1;
      for (const i of [0, 1]) {
        const j = order === 0 ? i : 1 - i;
        expectClose(end.weights[j], p.weights[i], { rel: 1e-8 });
        expectClose(end.means[j], p.means[i], p.means[i] === 0 ? { abs: 1e-9 } : { rel: 1e-8 });
        expectClose(end.sds[j], p.sds[i], { rel: 1e-8 });
      }
      expect(path.length).toBeLessThan(60);
    }
  });

  it('finds p from nearly every start among its modes', () => {
    const rng = createRng(7);
    const p = mixture(0.4, -2.5, 0.8, 2, 1.1);
    let found = 0;
    for (let k = 0; k < 40; k++) {
      const start = split(4 * rng.uniform() - 2, 0.8 + 2 * rng.uniform());
      if (fitMixture(p, loss, start).loss.value < 1e-20) found += 1;
    }
    expect(found).toBe(40);
  });

  it('goes down a path without jumps', () => {
    const p = mixture(0.4, -3, 0.8, 2, 1.1);
    const { path } = fitMixture(p, loss, split(5, 1));
    for (let i = 1; i < path.length; i++) {
      const [before, now] = [path[i - 1], path[i]];
      expect(now.value).toBeLessThan(before.value);
      now.q.means.forEach((mean, k) => {
        expect(Math.abs(mean - before.q.means[k])).toBeLessThanOrEqual(0.7001 * before.q.sds[k]);
      });
    }
    const { q, value } = path[3];
    expectClose(value, compare(q, p)[loss].value, { rel: 1e-7 });
  });

  it('does not part two components that start equal: it finds the best single normal', () => {
    const p = mixture(0.5, -1.5, 1, 1.5, 1);
    const { end, loss: left } = fitMixture(p, loss, mixture(0.5, 0.1, 1, 0.1, 1));
    const [single] = bestFit(p, loss).minima;
    expectClose(left.value, single.value, { rel: 1e-9 });
    expectClose(end.sds[0], single.sd, { rel: 1e-6 });
  });
});

describe('a fit of a mixture', () => {
  it('by KL(q‖p) stays on a far mode that it starts on, with all its components', () => {
    const { loss, settled } = fitMixture(mixture(0.5, -12, 1, 12, 1), 'klQP', split(12, 0.8));
    expect(settled).toBe(true);
    expectClose(loss.value, Math.LN2, { rel: 1e-9 });
  });

  it('takes any number of components', () => {
    const p = {
      ...mixture(0.5, -3, 1, 3, 1),
      weights: [0.2, 0.5, 0.3],
      means: [-4, 0, 3],
      sds: [1, 0.7, 1],
    };
    const start = { ...p, weights: [0.3, 0.3, 0.4], means: [-2, 0.5, 2], sds: [1.5, 1.5, 1.5] };
    for (const loss of LOSSES) expect(fitMixture(p, loss, start).loss.value).toBeLessThan(1e-20);
    const one = { ...p, weights: [1], means: [1], sds: [1] };
    const { end } = fitMixture(p, 'klPQ', one);
    const [moments] = bestFit(p, 'klPQ').minima;
    expectClose(end.means[0], moments.mean, { rel: 1e-5 });
    expectClose(end.sds[0], moments.sd, { rel: 1e-5 });
  });

  it('names what is wrong', () => {
    const p = mixture(0.5, -1, 1, 1, 1);
    const field = (call: () => unknown): string => {
      try {
        call();
      } catch (error) {
        if (error instanceof DomainError) return error.field;
      }
      return 'nothing';
    };
    expect(field(() => fitMixture(p, 'klQP', { ...p, sds: [1, -1] }))).toBe('start.sds[1]');
    expect(field(() => fitMixture({ ...p, weights: [1, 1] }, 'klQP', p))).toBe('target.weights');
    expect(field(() => fitMixture(p, 'tv' as 'klQP', p))).toBe('loss');
  });
});
