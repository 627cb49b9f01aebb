import { describe, expect, it } from 'vitest';
import { bestFit, createModel } from '../../math';
import { expectClose } from '../../math/testing';
import { changeModel, formatQuery, parseQuery } from '../../state';
import type { LatentSpec } from '../latentModels';
import { presetOf, snapshotOf } from '../testing/snapshotOf';
import { challenges, prompt } from './challenges';
import { FitTrack, fitTrackOf, LEAST_SCALE } from './fitTrack';
import { model } from './model';
import { objectivesAlong } from './objectiveCurves';
import { MODELS, type GuessState } from './state';
import { Trail } from './trail';
import { inWords } from './words';

const at = (change: Partial<GuessState>) => snapshotOf(model, { ...model.initial, ...change });
const specs = MODELS.map((type) => changeModel(model.initial.model, type) as LatentSpec);
const posteriorOf = (spec: LatentSpec) => createModel(spec).posterior;

/** A model that nobody has learnt anything of, and one of which all is known at these guesses. */
const fresh = (spec: LatentSpec): LatentSpec => ({ ...spec });
function learnt(spec: LatentSpec, ...guesses: readonly number[]): LatentSpec {
  const own = fresh(spec);
  const track = fitTrackOf(own);
  for (const guess of guesses)
    for (const request of track.open(1 / guess)) {
      const { loss, scale = 1 } = request;
      track.learn(request, bestFit(posteriorOf(own), loss, { scale }));
    }
  return own;
}

describe('the curriculum’s numbers', () => {
  const spec = learnt(model.initial.model, 0.5, 1, 2, 10);
  const fits = (guess: number) => at({ model: spec, guess }).derived.fits;

  it('KL’s winner is 1.347/0.303 at every guess, settled', () => {
    for (const guess of [0.1, 0.5, 1, 2, 10, 11.912]) {
      const { best, isSettled } = fits(guess).kl;
      expect(isSettled).toBe(true);
      expect([best.mean.toFixed(3), best.sd.toFixed(3)]).toEqual(['1.347', '0.303']);
    }
  });

  it.each([
    [1, '1.365', '0.534'],
    [2, '-0.04', '3.53'],
    [0.5, '1.391', '0.284'],
  ])('L2’s winner at %d p(x): %s/%s', (guess, mean, sd) => {
    const { best, isSettled } = fits(guess).l2;
    const digits = mean.split('.')[1].length;
    expect(isSettled).toBe(true);
    expect([best!.mean.toFixed(digits), best!.sd.toFixed(digits)]).toEqual([mean, sd]);
  });

  it('none at 10 p(x), none for the raw joint: infinitely wide, and settled without a search', () => {
    const raw = presetOf(model, 'raw-joint').guess;
    for (const guess of [10, raw])
      expect(at({ guess }).derived.fits.l2).toEqual({ isInfinitelyWide: true, isSettled: true });
    expectClose(at({ guess: raw }).derived.guess.value, 1, { rel: 1e-14 });
  });
});

describe('fits that are followed', () => {
  it.each(specs)('are provisional before anything is known, and near the truth: $type', (spec) => {
    const own = fresh(spec);
    const { kl, l2 } = at({ model: own, guess: 1 }).derived.fits;
    expect([kl.isSettled, l2.isSettled]).toEqual([false, false]);
    const [best] = bestFit(posteriorOf(own), 'j').minima;
    expect(Math.abs(kl.best.mean - best.mean)).toBeLessThan(0.01 * best.sd);
  });

  it.each(specs)(
    'lie within a hundredth of an sd of a complete search once the seeds are known: $type',
    (spec) => {
      const own = learnt(spec, 1);
      const track = fitTrackOf(own);
      for (const request of track.openSeeds())
        track.learn(request, bestFit(posteriorOf(own), 'l2Squared', { scale: request.scale! }));
      expect(track.openSeeds()).toEqual([]);
      for (const guess of [0.15, 0.4, 0.81, 1.1, 1.7, 2.6]) {
        const { best, isSettled } = at({ model: own, guess }).derived.fits.l2;
        const complete = bestFit(posteriorOf(own), 'l2Squared', { scale: 1 / guess });
        const found = complete.minima.find(({ isGlobal }) => isGlobal)!;
        expect(isSettled).toBe(false);
        expect(Math.abs(best!.mean - found.mean), `${guess}`).toBeLessThan(0.01 * found.sd);
        expect(Math.abs(best!.sd - found.sd), `${guess}`).toBeLessThan(0.01 * found.sd);
        expectClose(best!.value, found.value, { rel: 1e-4, abs: 1e-9 });
      }
    },
  );

  it('become settled in the same derived state when the answer is learnt', () => {
    const own = fresh(model.initial.model);
    const { fits } = at({ model: own, guess: 1.3 }).derived;
    expect(fits.l2.isSettled).toBe(false);
    const track = fitTrackOf(own);
    for (const request of track.open(1 / 1.3))
      track.learn(request, bestFit(posteriorOf(own), request.loss, { scale: request.scale ?? 1 }));
    expect([fits.kl.isSettled, fits.l2.isSettled]).toEqual([true, true]);
    expect(track.open(1 / 1.3)).toEqual([]);
  });

  it('ask nothing about L2 where a theorem has spoken', () => {
    const track = new FitTrack(model.initial.model);
    expect(track.open(LEAST_SCALE).map(({ loss }) => loss)).toEqual(['j']);
    expect(track.open(LEAST_SCALE * 1.001).map(({ loss }) => loss)).toEqual(['j', 'l2Squared']);
  });
});

describe('the derived numbers', () => {
  it('g is the guess times p(x), c its inverse in units of p(x)', () => {
    const { guess, scale, evidence } = at({ guess: 4 }).derived;
    expectClose(guess.value, 4 * evidence.value, { rel: 1e-15 });
    expect(scale).toBe(0.25);
  });

  it('J shifts by −log c, L2’s score is that of the core', () => {
    const [one, half] = [1, 2].map((guess) => at({ guess }).derived);
    expectClose(half.objectives.j.value - one.objectives.j.value, Math.log(2), { rel: 1e-12 });
    expectClose(one.objectives.l2Squared.value, one.report.l2SquaredQPosterior.value, {
      rel: 1e-11,
    });
    expect(half.report).toBe(one.report);
  });
});

describe('the objectives along mean and sd', () => {
  const spec = learnt(model.initial.model, 1, 2);
  const argmin = ({ x, y }: { x: ArrayLike<number>; y: ArrayLike<number> }) => {
    let best = 0;
    for (let i = 1; i < y.length; i += 1) if (y[i] < y[best]) best = i;
    return x[best];
  };

  it('KL’s lowest point stays where it is and shifts; L2’s moves', () => {
    const along = objectivesAlong('mean', [-4, 4]);
    const [truth, twice] = [1, 2].map((guess) => along(at({ model: spec, guess })));
    expect(argmin(twice.kl)).toBe(argmin(truth.kl));
    for (let i = 0; i < truth.kl.y.length; i += 1)
      expect(twice.kl.y[i] - truth.kl.y[i]).toBeCloseTo(Math.log(2), 10);
    expect(Math.abs(argmin(truth.kl) - 1.347)).toBeLessThan(0.1);
    expect(Math.abs(argmin(truth.l2) - 1.365)).toBeLessThan(0.1);
    expect(Math.abs(argmin(twice.l2))).toBeLessThan(0.2);
  });

  it('L2 falls towards the height of an infinitely wide q, and never below, once it has no best q', () => {
    const along = objectivesAlong('sd', [0.1, 40]);
    const { l2, wide } = along(at({ model: spec, guess: 5 }));
    for (let i = 0; i < l2.y.length; i += 1) {
      expect(l2.y[i]).toBeGreaterThan(wide);
      if (i > 0) expect(l2.y[i]).toBeLessThan(l2.y[i - 1]);
    }
    expectClose(wide, at({ model: spec }).derived.report.intPosteriorSquared.value, { rel: 1e-9 });
  });
});

describe('the trail', () => {
  it('keeps the places in the order of the guesses, with a gap where the winner jumps', () => {
    const trail = new Trail();
    trail.visit({ scale: 1, mean: 1.36, sd: 0.53 });
    trail.visit({ scale: 0.5, mean: 0, sd: 3.5 });
    trail.visit({ scale: 1.1, mean: 1.37, sd: 0.5 });
    trail.visit({ scale: 0.5, mean: -0.04, sd: 3.53 });
    expect(trail.points).toEqual({
      x: [-0.04, 1.36, 1.36, 1.37],
      y: [3.53, NaN, 0.53, 0.5],
    });
    expect(trail.points).toBe(trail.points);
    trail.forget();
    expect(trail.points.x).toHaveLength(0);
  });
});

describe('words, challenges, prompt', () => {
  it('says what stands still and what runs away', () => {
    expect(inWords(at({ guess: 10 }))).toBe(
      'The truth is p(x) = 0.0839. You guess g = 0.839, 10.0 times as much, so the target is the posterior times 0.100. KL’s best normal q has mean 1.35 and sd 0.303, as at every guess. L2 has no minimiser: q grows infinitely wide, as it does for every target once p(x)/g is 0.354 or less.',
    );
    const spec = learnt(model.initial.model, 1);
    expect(inWords(at({ model: spec }))).toContain(
      'You guess it right. KL’s best normal q has mean 1.35 and sd 0.303, as at every guess. L2’s best has mean 1.36 and sd 0.534.',
    );
  });

  it.each(challenges)('challenge $id: open at the start, in whole sentences', (challenge) => {
    expect(challenge.check(at({}), undefined)).toBe(false);
    for (const guess of [0.1, 1, 10])
      expect(challenge.progress(at({ guess }), undefined)).toMatch(/^[A-Z].*\.$/);
  });

  it('the challenges can be solved', () => {
    const [last, wide] = challenges;
    expect(last.check(at({ guess: 2.85 }), undefined)).toBe(true);
    expect(last.check(at({ guess: 2.8 }), undefined)).toBe(false);
    expect(last.check(at({ guess: 3 }), undefined)).toBe(false);
    expect(wide.check(at({ model: learnt(model.initial.model, 2), guess: 2 }), undefined)).toBe(
      true,
    );
    expect(wide.check(at({ guess: 5 }), undefined)).toBe(false);
  });

  it('the prompt shows a preset where L2 has no best q', () => {
    expect(prompt.options.map(({ id }) => id)).toContain(prompt.answer);
    expect(at(presetOf(model, prompt.showPreset)).derived.fits.l2.isInfinitelyWide).toBe(true);
  });
});

describe('presets and links', () => {
  it.each(model.presets.map(({ id }) => id))('%s comes back as it was', (id) => {
    const state = presetOf(model, id);
    expect(parseQuery(`?${formatQuery(state, model)}`, model)).toEqual({ state, notices: [] });
  });

  it('a guess out of range is moved into it', () => {
    const { state, notices } = parseQuery('?guess=0.001', model);
    expect(state.guess).toBe(0.1);
    expect(notices).toHaveLength(1);
  });

  it('the normal posterior: a wrong guess makes L2’s best q too wide, by the formula', () => {
    const state = presetOf(model, 'normal');
    const { fits, scale, model: made } = at(state).derived;
    const sd = Math.sqrt(made.posterior.variance!);
    expectClose(fits.l2.best!.sd, sd / Math.sqrt(2 * scale ** (2 / 3) - 1), { rel: 1e-9 });
    expect(fits.l2.best!.sd).toBeGreaterThan(1.2 * sd);
    expectClose(fits.kl.best.sd, sd, { rel: 1e-9 });
  });
});
