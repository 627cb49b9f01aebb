import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { presetOf, snapshotOf } from '../testing/snapshotOf';
import { model } from './model';
import type { RulersState } from './state';
import { arbitraryState } from './testing/arbitraryState';
import { inWords } from './words';

// Hundreds of pairs through the whole core: seconds when the machine is busy.
vi.setConfig({ testTimeout: 60_000 });

const say = (change: Partial<RulersState>) =>
  inWords(snapshotOf(model, { ...model.initial, ...change }));

describe('the sentence in words', () => {
  it('of two normals', () => {
    expect(say({})).toBe(
      'q is a normal with mean 0 and sd 1, p a normal with mean 1 and sd 1. Each draw from q costs on average 0.500 nats more when it is described by p than by q itself: that is KL(q‖p). Their L2² is 0.125.',
    );
  });

  it('of a negative mean uses a minus sign, not a hyphen', () => {
    expect(say({ p: { family: 'normal', mean: -1.5, sd: 0.25 } })).toContain(
      'p a normal with mean −1.5 and sd 0.25.',
    );
  });

  it('of the same curve twice', () => {
    expect(say({ p: model.initial.q })).toBe(
      'q is a normal with mean 0 and sd 1, p a normal with mean 0 and sd 1. They agree to the last digit: every divergence is zero.',
    );
  });

  it('of an infinite KL: why, and what the other direction is', () => {
    expect(say(presetOf(model, 'disjoint'))).toBe(
      'q is a uniform distribution from −3 to −1, p a uniform distribution from 1 to 3. KL(q‖p) is infinite: q has mass where p has none; KL(p‖q) is infinite too. Their L2² is 1.00.',
    );
    const heavy = presetOf(model, 'heavy-tail');
    const reverse = model.derive(heavy).quantities.klPQ.value.toFixed(3);
    expect(say(heavy)).toContain(
      'q is a Student t with 2 degrees of freedom, location 0 and scale 1',
    );
    expect(say(heavy)).toMatch(/KL\(q‖p\) is infinite: the tail of q is too heavy/);
    expect(say(heavy)).toContain(`KL(p‖q) is ${reverse} nats.`);
  });

  it('counts the parts of a mixture', () => {
    expect(say(presetOf(model, 'two-humps'))).toContain('p a mixture of two normals at −2 and 2.');
    expect(
      say({
        p: {
          family: 'gaussianMixture',
          weights: [0.25, 0.25, 0.5],
          means: [-2, 0, 3],
          sds: [1, 1, 1],
        },
      }),
    ).toContain('p a mixture of 3 normals at −2, 0 and 3.');
  });

  it('is whole sentences without a NaN at every state within reach', () => {
    fc.assert(
      fc.property(arbitraryState, (state) => {
        const sentence = say(state);
        expect(sentence).toMatch(/^q is a .*\.$/);
        expect(sentence).not.toMatch(/NaN|undefined|\d-|-\d|\s\s|\.\./);
      }),
      { numRuns: 60 },
    );
  });
});
