import { describe, expect, it } from 'vitest';
import { changeModel } from '../../state';
import type { LatentSpec } from '../latentModels';
import { presetOf, snapshotOf } from '../testing/snapshotOf';
import { challenges, prompt } from './challenges';
import { model } from './model';
import { MODELS, type EvidenceState } from './state';
import { inWords } from './words';

const at = (change: Partial<EvidenceState>) => snapshotOf(model, { ...model.initial, ...change });
const say = (change: Partial<EvidenceState>) => inWords(at(change));
const challenge = (id: string) => challenges.find((candidate) => candidate.id === id)!;

describe('the sentence in words', () => {
  it('of the start', () => {
    expect(say({})).toBe(
      'z is normal with mean 0 and sd 2 beforehand; x = 3 was seen of z² + 0.6z plus normal noise of sd 1. The joint has area p(x) = 0.0839. q is 1.05 nats from the posterior by KL: exactly what its ELBO, −3.53, leaves to log p(x), −2.48. L2² is 0.395.',
    );
  });

  it('of an exact q', () => {
    expect(say(presetOf(model, 'exact'))).toContain('q is the posterior: KL and L2² are zero');
  });

  it('of an infinite KL says why', () => {
    expect(say(presetOf(model, 'infinite'))).toMatch(
      /infinite, and the ELBO minus infinity: .*tail/,
    );
  });

  it.each(MODELS)('is whole: %s', (type) => {
    for (const q of [model.initial.q, presetOf(model, 'infinite').q]) {
      const sentence = say({ model: changeModel(model.initial.model, type) as LatentSpec, q });
      expect(sentence).toMatch(/^z is .*\.$/);
      expect(sentence).not.toMatch(/NaN|undefined|\s\s|\.\./);
    }
  });
});

describe.each(challenges)('challenge $id', ({ check, progress, text, hint }) => {
  it('is not solved at the start, nor by any preset but one made for it', () => {
    const start = at({});
    expect(check(start, undefined)).toBe(false);
    expect(check(start, start)).toBe(false);
    for (const { id } of model.presets)
      expect(check(at(presetOf(model, id)), undefined), id).toBe(false);
  });

  it('speaks in whole sentences', () => {
    for (const kept of [undefined, at({})]) expect(progress(at({}), kept)).toMatch(/^[A-Z].*\.$/);
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(hint).toMatch(/^[A-Za-z].*\.$/);
  });
});

describe('the challenges can be solved', () => {
  it('closing the gap: by a skew normal for the leaning posterior, not by the best normal', () => {
    const { check } = challenge('close-the-gap');
    const { model: tosses } = presetOf(model, 'tosses');
    const skew = { family: 'skewNormal', loc: 0.35, scale: 1.32, shape: 1.54 } as const;
    const best = { family: 'normal', mean: 1.2304, sd: 0.9625 } as const;
    expect(check(at({ model: tosses, q: skew }), undefined)).toBe(true);
    expect(check(at({ model: tosses, q: best }), undefined)).toBe(false);
  });

  it('the same p(x), another KL: mirror the prior’s mean and x', () => {
    const spec = { ...presetOf(model, 'exact').model } as LatentSpec;
    const mirrored = { ...spec, observations: [-2.5] } as LatentSpec;
    const { check } = challenge('same-evidence');
    expect(check(at({ model: spec }), at({ model: mirrored }))).toBe(true);
    expect(check(at({ model: spec }), at({ model: spec }))).toBe(false);
    const { q } = presetOf(model, 'tosses');
    expect(check(at({ model: spec, q }), at({ model: mirrored }))).toBe(false);
  });
});

describe('the prompt', () => {
  it('has its answer among the options and shows a preset that exists', () => {
    expect(prompt.options.map(({ id }) => id)).toContain(prompt.answer);
    expect(() => presetOf(model, prompt.showPreset)).not.toThrow();
  });
});
