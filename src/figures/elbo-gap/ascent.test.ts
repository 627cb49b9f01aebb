import { describe, expect, it } from 'vitest';
import { maximiseElbo, type ContinuousSpec } from '../../math';
import type { LatentSpec } from '../latentModels';
import { presetOf } from '../testing/snapshotOf';
import { model as figureModel } from './model';
import { reportOf } from './reports';
import { MOST_STEPS, runOf, scrubTo, stepOn } from './run';
import type { GapState } from './state';

const branches = figureModel.initial.model;
const conjugate: LatentSpec = {
  type: 'normalNormal',
  prior: { mean: 0, sd: 2 },
  likelihood: { sd: 1 },
  observations: [3],
};
const coins: LatentSpec = {
  type: 'normalBernoulliLogit',
  prior: { mean: 0, sd: 2 },
  successes: 9,
  trials: 10,
};

const start = (change: Partial<GapState>): GapState => ({ ...figureModel.initial, ...change });

/** The state after so many steps, or when nothing moves any more. */
function climbed(from: GapState, steps: number): GapState {
  let state = from;
  for (let i = 0; i < steps; i += 1) state = stepOn(state);
  return state;
}
const elboOf = ({ model, q }: GapState): number => reportOf(model, q).elbo.value;
const bestOf = (model: LatentSpec): number => {
  const best = maximiseElbo(model);
  if (!best.attained) throw new Error(best.reason);
  return best.elbo.value;
};

describe('the exact ascent', () => {
  it.each([
    ['two branches', branches],
    ['normal noise', conjugate],
    ['coin tosses', coins],
  ] as const)('comes to the best normal of the core: %s', (_, model) => {
    const end = climbed(start({ model }), 200);
    expect(bestOf(model) - elboOf(end)).toBeGreaterThan(-1e-12);
    expect(bestOf(model) - elboOf(end)).toBeLessThan(1e-6);
    // And it knows that it is there.
    expect(stepOn(end)).toBe(end);
  });

  it('ends at the nearest top, not at the highest', () => {
    const end = climbed(start({ q: { family: 'normal', mean: 0, sd: 1 } }), 200);
    expect(elboOf(end)).toBeLessThan(bestOf(branches) - 1);
    expect(end.q).toMatchObject({ family: 'normal' });
  });

  it.each<ContinuousSpec>([
    { family: 'skewNormal', loc: 1, scale: 0.6, shape: -1 },
    { family: 'studentT', df: 10, loc: 1, scale: 0.6 },
    { family: 'gaussianMixture', weights: [0.5, 0.5], means: [-1.5, 1.5], sds: [0.6, 0.6] },
  ])('never falls for long, and closes a part of the gap: $family', (q) => {
    const from = start({ q });
    const end = climbed(from, 25);
    expect(elboOf(end)).toBeGreaterThan(elboOf(from) + 0.1);
    const heights = runOf(end)!.steps.map(({ elbo }) => elbo);
    for (const [i, height] of heights.entries())
      expect(height).toBeGreaterThan((heights[i - 1] ?? -Infinity) - 0.05);
  });

  it('does not leave where the ELBO is −∞', () => {
    const heavy = start({ q: { family: 'studentT', df: 3, loc: 0, scale: 1 } });
    expect(elboOf(heavy)).toBe(-Infinity);
    expect(stepOn(heavy)).toBe(heavy);
  });
});

describe('the fit without the entropy', () => {
  it.each<ContinuousSpec>([
    { family: 'normal', mean: 1.1, sd: 0.6 },
    { family: 'gaussianMixture', weights: [0.5, 0.5], means: [-2, 1.4], sds: [0.3, 0.3] },
  ])(
    'raises the average log joint, lowers the ELBO in the end, and becomes a spike: $family',
    (q) => {
      const from = start({ q, climb: 'nll' });
      const end = climbed(from, 260);
      const steps = runOf(end)!.steps;
      expect(steps.at(-1)!.logJoint).toBeGreaterThan(steps[0].logJoint + 0.3);
      expect(steps.at(-1)!.elbo).toBeLessThan(Math.max(...steps.map(({ elbo }) => elbo)) - 1);
      const widths = end.q.family === 'normal' ? [end.q.sd] : 'sds' in end.q ? end.q.sds : [];
      expect(Math.max(...widths)).toBe(0.05);
    },
  );
});

it('the spike of the chapter: what is climbed never falls, the ELBO rises once and falls for good', () => {
  const from = presetOf(figureModel, 'spike');
  const { steps } = runOf(climbed(from, 120))!;
  const top = Math.max(...steps.map(({ elbo }) => elbo));
  const turn = steps.findIndex(({ elbo }) => elbo === top);
  expect(turn).toBeGreaterThan(0);
  expect(top).toBeGreaterThan(steps[0].elbo + 0.3);
  for (const [i, { logJoint, elbo }] of steps.entries()) {
    if (i === 0) continue;
    expect(logJoint, `step ${i}`).toBeGreaterThanOrEqual(steps[i - 1].logJoint);
    const rise = elbo - steps[i - 1].elbo;
    expect(i > turn ? -rise : rise, `step ${i}`).toBeGreaterThanOrEqual(0);
  }
  expect(steps.at(-1)!.elbo).toBeLessThan(steps[0].elbo - 0.3);
});

describe('the ascent by draws', () => {
  const sampled = start({ gradient: 'sampled', samples: 10 });

  it('is the same for the same seed, and another for another', () => {
    const q = (seed: number) => climbed({ ...sampled, seed }, 12).q;
    expect(q(1)).toEqual(q(1));
    expect(q(1)).not.toEqual(q(2));
  });

  it.each([1, 2, 1000])('keeps its %d draws, and none at the start', (samples) => {
    const { steps } = runOf(stepOn({ ...sampled, samples }))!;
    expect(steps[0].draws).toBeUndefined();
    expect(steps[1].draws).toHaveLength(samples);
  });

  it('with many draws goes nearly the way of the exact gradient, with one it does not', () => {
    const exact = climbed(start({}), 10).q;
    const off = (samples: number): number => {
      const { q } = climbed({ ...sampled, samples }, 10);
      if (q.family !== 'normal' || exact.family !== 'normal') throw new Error('normals only');
      return Math.hypot(q.mean - exact.mean, Math.log(q.sd / exact.sd));
    };
    expect(off(1000)).toBeLessThan(0.1);
    expect(off(1)).toBeGreaterThan(0.1);
  });

  it('of one draw is the same estimator: its mean over many seeds is the exact step', () => {
    // Near the top no step is so long that it would be cut, which would bend the mean.
    const q: ContinuousSpec = { family: 'normal', mean: 2.2, sd: 0.8 };
    const small = { model: conjugate, q, rate: 0.01 };
    const moved = (state: GapState): number => {
      const next = stepOn(state).q;
      return next.family === 'normal' ? next.mean - q.mean : NaN;
    };
    const seeds = Array.from({ length: 2000 }, (_, i) => i + 1);
    const moves = seeds.map((seed) =>
      moved(start({ ...small, gradient: 'sampled', samples: 1, seed })),
    );
    const mean = moves.reduce((sum, move) => sum + move, 0) / moves.length;
    const variance = moves.reduce((sum, move) => sum + (move - mean) ** 2, 0) / moves.length;
    const error = Math.sqrt(variance / moves.length);
    expect(Math.abs(mean - moved(start(small)))).toBeLessThan(5 * error);
  });

  it('does not apply to a mixture, which is climbed exactly', () => {
    const q: ContinuousSpec = {
      family: 'gaussianMixture',
      weights: [0.5, 0.5],
      means: [-2, 1.4],
      sds: [0.4, 0.4],
    };
    const next = stepOn({ ...sampled, q });
    expect(runOf(next)!.steps[1].draws).toBeUndefined();
    expect(next.q).toEqual(stepOn(start({ q })).q);
  });
});

describe('a run', () => {
  const ten = climbed(start({}), 10);

  it('can be gone back along, and on again by the same way', () => {
    const back = scrubTo(ten, 4);
    expect(back.q).toBe(runOf(ten)!.steps[4].q);
    expect(runOf(back)!.steps).toHaveLength(11);
    const on = climbed(back, 6);
    expect(on.q).toEqual(ten.q);
  });

  it('forgets what came after the step it goes on from', () => {
    const other = climbed({ ...scrubTo(ten, 4), rate: 0.4 }, 1);
    expect(runOf(other)!.steps).toHaveLength(6);
  });

  it('stays within its steps', () => {
    expect(scrubTo(ten, -3).q).toBe(runOf(ten)!.steps[0].q);
    expect(runOf(scrubTo(ten, 30))!.at).toBe(30);
    expect(scrubTo(ten, 30).q).toEqual(climbed(ten, 20).q);
    const full = {
      ...ten.run!,
      steps: Array.from({ length: MOST_STEPS }, () => ten.run!.steps[10]),
    };
    const atEnd = { ...ten, run: { ...full, at: MOST_STEPS - 1 } };
    expect(stepOn(atEnd)).toBe(atEnd);
  });

  it('is no longer that of a q that has been dragged, or of another model', () => {
    expect(runOf({ ...ten, q: { family: 'normal', mean: 0, sd: 1 } })).toBeUndefined();
    expect(runOf({ ...ten, model: conjugate })).toBeUndefined();
  });
});
