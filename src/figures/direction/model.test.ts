import { describe, expect, it } from 'vitest';
import {
  bestFit,
  createRng,
  descentPath,
  landscape,
  type GaussianMixtureSpec,
  type NormalSpec,
} from '../../math';
import { expectClose } from '../../math/testing';
import { formatQuery, parseQuery } from '../../state';
import { presetOf, snapshotOf } from '../testing/snapshotOf';
import { challenges, prompt } from './challenges';
import { axisOf, sdAxis } from './domains';
import { bestOf, fitBookOf } from './fitBook';
import { LOSSES } from './losses';
import { model } from './model';
import { PENALTIES, penaltyOver } from './penalty';
import { placeOf } from './places';
import { DIRECTIONS, type DirectionState } from './state';
import { Survey, surveyOf, type MapGround } from './survey';
import { descentOf, strideOf, walkBy, walkOf, walkToStart } from './walk';
import { coverOf, inWords } from './words';

const humps = (
  w: number,
  means: readonly [number, number],
  sds: readonly [number, number],
): GaussianMixtureSpec => ({ family: 'gaussianMixture', weights: [w, 1 - w], means, sds });

/** A copy of the state of which nobody has learnt anything. */
const fresh = (change: Partial<DirectionState> = {}): DirectionState => {
  const state = { ...model.initial, ...change };
  return { ...state, p: { ...state.p }, q: { ...state.q } };
};

/** What the workers would have answered. */
function learnt(change: Partial<DirectionState> = {}): DirectionState {
  const state = fresh(change);
  const { p, q, loss, coordinates } = state;
  const book = fitBookOf(p);
  for (const request of book.open()) book.learn(request, bestFit(p, request.loss));
  surveyOf(p).learnPath(q, loss, coordinates, descentPath(p, loss, q, { coordinates }));
  return state;
}
const at = (state: DirectionState) => snapshotOf(model, state);

describe('the address', () => {
  it('names p, q, the loss, the coordinates and what is shaded, and reads them back', () => {
    const state: DirectionState = {
      p: humps(0.25, [-1, 2.5], [0.4, 1.5]),
      q: { family: 'normal', mean: 1, sd: 0.7 },
      loss: 'tv',
      coordinates: 'natural',
      shade: 'klPQ',
    };
    const query = formatQuery(state, model);
    expect(query).toBe(
      'p=gaussianMixture_0.25_-1_0.4_0.75_2.5_1.5&q=normal_1_0.7&loss=tv&coordinates=natural&shade=klPQ',
    );
    expect(parseQuery(`?${query}`, model)).toEqual({ state, notices: [] });
    expect(formatQuery(model.initial, model)).toBe('');
  });

  it.each([
    ['p=gaussianMixture_0.2_0_1_0.3_1_1_0.5_2_1', 'p'],
    ['p=normal_0_1', 'p'],
    ['q=laplace_0_1', 'q'],
    ['loss=j', 'loss'],
  ])('leaves aside what the figure cannot show, with a notice: %s', (query, param) => {
    const { state, notices } = parseQuery(`?${query}`, model);
    expect(state).toEqual(model.initial);
    expect(notices.map((notice) => notice.param)).toEqual([param]);
  });

  it('a walk does not go into it: the q that it has come to does', () => {
    const state = walkBy(learnt(), 3);
    const { state: read } = parseQuery(`?${formatQuery(state, model)}`, model);
    expect(read.q).toEqual(state.q);
    expect(read.walk).toBeUndefined();
  });
});

describe('the best fits', () => {
  it('are followed before the search is complete, and say so', () => {
    const { fits } = at(fresh()).derived;
    for (const loss of LOSSES) expect(fits(loss).isSettled).toBe(false);
    const settled = at(learnt()).derived.fits;
    for (const loss of LOSSES) {
      expect(settled(loss).isSettled).toBe(true);
      const [followed, found] = [bestOf(fits(loss)), bestOf(settled(loss))];
      expect(Math.abs(followed.mean - found.mean)).toBeLessThan(0.01 * found.sd);
      expect(Math.abs(followed.sd - found.sd)).toBeLessThan(0.01 * found.sd);
      expect(placeOf(fits(loss), 'sd').errorBound).toBeGreaterThan(
        Math.abs(followed.sd - found.sd),
      );
    }
  });

  it('are followed to within 2 % of the least loss for targets of all kinds', () => {
    const rng = createRng(11);
    const between = (low: number, high: number) => low + (high - low) * rng.uniform();
    let missed = 0;
    for (let i = 0; i < 12; i += 1) {
      const p = humps(
        between(0.1, 0.9),
        [between(-4, 0), between(0, 4)],
        [between(0.3, 1.5), between(0.3, 1.5)],
      );
      for (const loss of LOSSES) {
        const followed = bestOf(fitBookOf({ ...p }).fits(loss));
        const [best] = bestFit(p, loss).minima;
        if (followed.value > 1.02 * best.value) missed += 1;
      }
    }
    expect(missed).toBeLessThanOrEqual(1);
  });

  it('stay on their minima while a hump is dragged, step by step', () => {
    let state = learnt();
    for (let i = 0; i < 12; i += 1) {
      const [left, right] = state.p.means;
      state = { ...state, p: { ...state.p, means: [left + 0.08, right], sds: [0.6 + i / 40, 1] } };
      const { fits } = at(state).derived;
      for (const loss of LOSSES) expect(fits(loss).isSettled).toBe(false);
    }
    for (const loss of LOSSES) {
      const followed = bestOf(at(state).derived.fits(loss));
      const [best] = bestFit(state.p, loss).minima;
      expect(Math.abs(followed.mean - best.mean), loss).toBeLessThan(0.01 * best.sd);
      expect(Math.abs(followed.sd - best.sd), loss).toBeLessThan(0.01 * best.sd);
    }
  });

  it('of a book are asked for once', () => {
    const { p } = learnt();
    expect(fitBookOf(p).open()).toEqual([]);
    expect(fitBookOf({ ...p }).open()).toHaveLength(LOSSES.length);
  });
});

describe('the walk down', () => {
  it('goes by strides to the end of the descent, and back to where q was dropped', () => {
    const start = learnt();
    const { points } = descentOf(start)!;
    let state = start;
    let strides = 0;
    for (let next = walkBy(state, 1); next !== state; next = walkBy(state, 1)) {
      state = next;
      strides += 1;
    }
    expect(strides).toBe(Math.ceil((points.length - 1) / strideOf({ points })));
    expect(strides).toBeLessThanOrEqual(50);
    expectClose(state.q.mean, points.at(-1)!.mean, { rel: 1e-5 });
    expect(descentOf(state)!.points).toBe(points);
    expect(walkToStart(state).q).toEqual(start.q);
    expect(walkBy(walkBy(start, 2), -1).q).toEqual(walkBy(start, 1).q);
  });

  it('waits as long as the way is unknown, and is over once anything else changes', () => {
    const unknown = fresh();
    expect(walkBy(unknown, 1)).toBe(unknown);
    const walking = walkBy(learnt(), 2);
    expect(walkOf(walking)?.at).toBeGreaterThan(0);
    const moved: DirectionState = { ...walking, q: { ...walking.q } };
    for (const other of [
      moved,
      { ...walking, loss: 'tv' as const },
      { ...walking, coordinates: 'natural' as const },
      { ...walking, p: { ...walking.p } },
    ])
      expect(walkOf(other)).toBeUndefined();
    expect(walkToStart(moved)).toBe(moved);
  });
});

describe('the survey', () => {
  const ground: MapGround = { mean: [-4, 4], sd: [0.3, 4] };
  const mapAt = (cells: number) =>
    landscape(model.initial.p, { losses: LOSSES, ...ground, columns: cells, rows: cells });

  it('keeps a full map when a coarse one comes late, and one map for each loss and ground', () => {
    const survey = new Survey();
    survey.learnMap('klQP', ground, mapAt(4), false);
    expect(survey.map('klQP', ground)).toMatchObject({ isFull: false, map: { columns: 4 } });
    survey.learnMap('klQP', ground, mapAt(8), true);
    survey.learnMap('klQP', ground, mapAt(4), false);
    const { map } = survey.map('klQP', ground)!;
    expect(map).toMatchObject({ columns: 8, rows: 8, x: ground.mean, y: ground.sd });
    expect(survey.map('tv', ground)).toBeUndefined();
    expect(survey.map('klQP', { ...ground, sd: [0.3, 5] })).toBeUndefined();
  });

  it('forgets the oldest of many maps', () => {
    const survey = new Survey();
    const map = mapAt(4);
    for (let i = 0; i < 30; i += 1)
      survey.learnMap('klQP', { ...ground, mean: [-4 - i, 4] }, map, true);
    expect(survey.map('klQP', ground)).toBeUndefined();
    expect(survey.map('klQP', { ...ground, mean: [-33, 4] })).toBeDefined();
  });
});

describe('the penalty', () => {
  const areaOf = ({ x, y }: ReturnType<ReturnType<typeof penaltyOver>>, to = Infinity) => {
    let area = 0;
    for (let i = 1; i < x.length && x[i] < to; i += 1)
      area += ((x[i] - x[i - 1]) * (y[i] + y[i - 1])) / 2;
    return area;
  };

  it.each(DIRECTIONS)('of %s adds up to the whole', (direction) => {
    const now = at(model.initial);
    const area = areaOf(penaltyOver([-12, 12], direction)(now));
    expectClose(area, now.derived.quantities[direction].value, { rel: 5e-3 });
    expect(PENALTIES[direction].total).toBe(direction === 'klQP' ? 'KL(q‖p)' : 'KL(p‖q)');
  });

  it('KL(q‖p) shades next to nothing over the hump that its best q leaves out, KL(p‖q) most there', () => {
    const { mean, sd } = bestOf(at(learnt()).derived.fits('klQP'));
    const now = at({ ...model.initial, q: { family: 'normal', mean, sd } });
    const shares = DIRECTIONS.map((direction) => {
      const shaded = penaltyOver([-12, 12], direction)(now);
      return areaOf(shaded, -1.5) / areaOf(shaded);
    });
    expect(Math.abs(shares[DIRECTIONS.indexOf('klQP')])).toBeLessThan(0.01);
    expect(shares[DIRECTIONS.indexOf('klPQ')]).toBeGreaterThan(0.9);
  });

  it('lies between the humps for KL(q‖p), and on the hump left out for KL(p‖q)', () => {
    const q: NormalSpec = { family: 'normal', mean: 2, sd: 1 };
    const now = at({ ...model.initial, q });
    const heaviest = (direction: (typeof DIRECTIONS)[number]) => {
      const { x, y } = penaltyOver([-8, 8], direction)(now);
      const heights = Array.from(y);
      return x[heights.indexOf(Math.max(...heights))];
    };
    expect(Math.abs(heaviest('klPQ') + 3)).toBeLessThan(0.5);
    const between = at({ ...model.initial, q: { family: 'normal', mean: -0.8, sd: 0.6 } });
    const { x, y } = penaltyOver([-8, 8], 'klQP')(between);
    const heights = Array.from(y);
    expect(Math.abs(x[heights.indexOf(Math.max(...heights))] + 0.8)).toBeLessThan(0.6);
  });
});

describe('the axes', () => {
  it.each(model.presets.map(({ id }) => id))('hold p, q and every minimum: %s', (id) => {
    const now = at(learnt(presetOf(model, id)));
    const [from, to] = axisOf(now);
    const [low, high] = sdAxis(now);
    const places = LOSSES.flatMap((loss) => now.derived.fits(loss).minima);
    for (const { mean, sd } of [...places, now.state.q]) {
      expect(mean).toBeGreaterThan(from);
      expect(mean).toBeLessThan(to);
      expect(sd).toBeGreaterThan(low);
      expect(sd).toBeLessThan(high);
    }
  });
});

describe('words', () => {
  it('say the direction by its formula’s average, the best, where it lies, and the other minima', () => {
    expect(inWords(at(learnt()))).toBe(
      'q has mean −0.500 and sd 1.20: averaged over q, KL(q‖p) is 1.91 nats; averaged over p, KL(p‖q) is 1.68. By KL(q‖p) the best normal has mean 1.99 and sd 1.02, over the right hump, with one more local minimum.',
    );
    expect(inWords(at(learnt({ loss: 'klPQ' })))).toContain(
      'By KL(p‖q) the best normal has mean 0.500 and sd 2.46, over both humps, with no other local minimum.',
    );
    expect(inWords(at(learnt(presetOf(model, 'far'))))).toContain(
      'over the left hump, and another is just as good, with one more local minimum.',
    );
    expect(inWords(at(fresh()))).toContain('before the search is complete');
  });

  it('know which humps a normal lies over', () => {
    const p = humps(0.5, [2, -2], [0.5, 0.5]);
    expect(coverOf(p, { mean: 0, sd: 2 })).toBe('both humps');
    expect(coverOf(p, { mean: -2, sd: 0.5 })).toBe('the left hump');
    expect(coverOf(p, { mean: 2, sd: 0.5 })).toBe('the right hump');
    expect(coverOf(p, { mean: 9, sd: 0.5 })).toBe('neither hump');
  });
});

describe('what the presets say of themselves', () => {
  const fitsOf = (id: string) => at(learnt(presetOf(model, id))).derived.fits;
  const cover = (id: string, loss: 'klQP' | 'klPQ') =>
    coverOf(presetOf(model, id).p, bestOf(fitsOf(id)(loss)));

  it('is so', () => {
    expect(cover('unequal', 'klQP')).toBe('the right hump');
    expect([cover('moments', 'klPQ'), fitsOf('moments')('klPQ').minima.length]).toEqual([
      'both humps',
      1,
    ]);
    expect(cover('near', 'klQP')).toBe('both humps');
    const far = fitsOf('far')('klQP').minima;
    expect(far.map(({ isGlobal }) => isGlobal)).toEqual([true, true, false]);
    expect(coverOf(presetOf(model, 'far').p, far[2])).toBe('both humps');
    for (const loss of LOSSES) expect(fitsOf('spike')(loss).minima).toHaveLength(1);
    const jsd = fitsOf('five-losses')('jsd').minima;
    expect(jsd).toHaveLength(3);
    expect(jsd[1].value / jsd[0].value).toBeLessThan(1.1);
  });
});

describe('prompt and challenges', () => {
  const [trapped, covers] = challenges;
  const solves = (challenge: typeof trapped, change: Partial<DirectionState>) =>
    challenge.check(at(learnt(change)), undefined);

  it('the prompt’s preset shows its answer', () => {
    const { derived, state } = at(learnt(presetOf(model, prompt.showPreset)));
    expect(state.loss).toBe('klPQ');
    expect(coverOf(state.p, bestOf(derived.fits('klPQ')))).toBe('both humps');
    expect(prompt.answer).toBe('both');
  });

  it('a descent is trapped on the lesser hump, not by KL(p‖q), and not before it is known', () => {
    expect(solves(trapped, presetOf(model, 'lesser'))).toBe(true);
    expect(solves(trapped, {})).toBe(false);
    expect(solves(trapped, { ...presetOf(model, 'lesser'), loss: 'klPQ' })).toBe(false);
    expect(trapped.check(at(fresh(presetOf(model, 'lesser'))), undefined)).toBe(false);
    expect(trapped.progress(at(learnt()), undefined)).toContain('which is the best');
  });

  it('KL(q‖p) covers two humps near each other, not far ones, and one hump does not count', () => {
    expect(solves(covers, presetOf(model, 'near'))).toBe(true);
    expect(solves(covers, presetOf(model, 'far'))).toBe(false);
    expect(solves(covers, {})).toBe(false);
    expect(solves(covers, { p: humps(0.5, [-0.4, 0.4], [0.6, 0.6]) })).toBe(false);
  });
});
