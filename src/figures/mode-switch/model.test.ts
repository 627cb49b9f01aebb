import { describe, expect, it } from 'vitest';
import { bestFit, modeSwitch, type SwitchLoss } from '../../math';
import { expectClose } from '../../math/testing';
import { formatQuery, parseQuery } from '../../state';
import { Branches, branchesOf } from './branches';
import { challenges, prompt } from './challenges';
import { facts } from './facts';
import { LOSS_LOOKS, LOSSES } from './losses';
import { model } from './model';
import { picturesOf } from './pictures';
import type { SwitchState } from './state';
import { measureBy, pullTo, seat } from './transitions';
import { lossAlongWay } from './way';
import { inWords } from './words';

const at = (state: SwitchState) => ({ state, derived: model.derive(state), active: false });
const start: SwitchState = { apart: 3, loss: 'klQP', at: 'right' };
const follow = (state: SwitchState, places: readonly number[]) => places.reduce(pullTo, state);

describe('the state remembers its way', () => {
  it('q stays on its hump below the jump, and falls off below the birth for good', () => {
    expect(follow(start, [2.7, 2.5]).at).toBe('right');
    expect(follow(start, [2.7, 2.5, 2.3]).at).toBe('covering');
    expect(follow(start, [2.7, 2.5, 2.3, 2.5, 3]).at).toBe('covering');
    expect(follow({ ...start, at: 'left' }, [2.5]).at).toBe('left');
    // one step or many, the end is the same
    expect(pullTo(start, 2.3)).toEqual(follow(start, [2.9, 2.6, 2.42, 2.3]));
  });

  it('another loss keeps the hump where it has a minimum there', () => {
    expect(measureBy(start, 'jsd').at).toBe('right');
    expect(measureBy(start, 'tv').at).toBe('covering');
    expect(measureBy(start, 'klPQ').at).toBe('covering');
    expect(measureBy({ ...start, loss: 'l2Squared', apart: 7 }, 'klQP').apart).toBe(4.2);
  });

  it('nobody is seated where there is no seat', () => {
    expect(seat({ ...start, apart: 2, at: 'covering' }, 'left').at).toBe('covering');
    expect(seat({ ...start, apart: 2.5, at: 'covering' }, 'left').at).toBe('left');
  });

  it('a link names it and is read back', () => {
    for (const state of [start, { ...start, apart: 2.5, at: 'left' }, model.initial] as const) {
      expect(parseQuery(formatQuery(state, model), model).state).toEqual(state);
    }
    const { state, notices } = parseQuery('apart=2&at=right', model);
    expect([state.at, notices.length]).toEqual(['covering', 1]);
    expect(parseQuery('apart=99', model).state.apart).toBe(4.2);
  });
});

describe('what is derived', () => {
  it('is the same to the last digit, whatever was asked before', () => {
    const fresh = branchesOf('jsd');
    const places = [5.03, 2.7569, 2.763, 3.5, 4.444];
    const first = places.map((apart) => fresh.at('onOne', apart)?.sd);
    for (let apart = 2.9; apart < 5; apart += 0.013) fresh.at('onOne', apart);
    const others = new Branches('jsd');
    expect(places.toReversed().map((apart) => others.at('onOne', apart)?.sd)).toEqual(
      first.toReversed(),
    );
    expect(new Branches('klQP').at('onOne', 2.4123)?.mean).toBeGreaterThan(2.1);
    expect(new Branches('klQP').at('onOne', 2.4122)).toBeUndefined();
  });

  it.each(LOSSES)('is what the search for all minima finds: %s', (loss) => {
    for (const apart of [1.7, 2.6, 3.33, 4.1]) {
      const { covering, onOne, p, best } = model.derive({ apart, loss, at: 'covering' });
      const { minima } = bestFit(p, loss);
      const both = minima.find(({ mean }) => Math.abs(mean) < 1e-6);
      const one = minima.find(({ mean }) => mean > 0.5);
      expectClose(covering.sd, both?.sd ?? NaN, { rel: 1e-8 });
      expectClose(covering.value.value, both?.value ?? NaN, { rel: 1e-9 });
      expect(onOne === undefined).toBe(one === undefined);
      if (onOne && one) expectClose(onOne.value.value, one.value, { rel: 1e-9 });
      expect(best === 'onOne').toBe(one?.isGlobal ?? false);
    }
  });

  it('each preset is a state that can be, and shows what its words say', () => {
    const named = (id: string) => {
      const { state } = model.presets.find((preset) => preset.id === id) ?? { state: start };
      return at(state as SwitchState);
    };
    for (const { id } of model.presets) {
      const { state, derived } = named(id);
      const [least, most] = LOSS_LOOKS[state.loss].range;
      expect(state.apart).toBeGreaterThanOrEqual(least);
      expect(state.apart).toBeLessThanOrEqual(most);
      expect(derived.here === derived.covering).toBe(state.at === 'covering');
    }
    const price = (id: string) => {
      const { derived } = named(id);
      return (derived.onOne?.value.value ?? NaN) - derived.covering.value.value;
    };
    expect(price('both-rest')).toBeGreaterThan(0.1);
    expect(named('one-rest').derived.onOne).toBeUndefined();
    expect(Math.abs(price('at-the-jump'))).toBeLessThan(5e-4);
    expect(price('left-behind')).toBeLessThan(-0.5);
    expect(Math.LN2 - named('let-go').derived.here.value.value).toBeLessThan(1e-3);
    expect(named('never').derived.onOne).toBeUndefined();
    expect(price('squares')).toBeLessThan(0);
    expect(model.presets.map(({ id }) => id)).toContain(prompt.showPreset);
  });
});

describe('the pictures', () => {
  it('a branch is solid where it is the best, and both parts meet at the jump', () => {
    const found = modeSwitch('klQP');
    const { covering, right, left } = picturesOf(found);
    const jump = found.jump?.value ?? NaN;
    expect(covering.mean.best.x[covering.mean.best.x.length - 1]).toBe(jump);
    expect(covering.mean.local.x[0]).toBe(jump);
    expect(right.value.best.x[0]).toBe(jump);
    expectClose(right.value.best.y[0], covering.value.local.y[0], { rel: 1e-12 });
    expect(Array.from(left.mean.best.y)).toEqual(Array.from(right.mean.best.y, (mean) => -mean));
    expect(picturesOf(modeSwitch('klPQ')).right.mean.best.x).toEqual([]);
  });

  it('the way has a hollow at each minimum, with a hill between', () => {
    const now = at(start);
    const { x, y } = lossAlongWay(now, modeSwitch('klQP'));
    const hollows = Array.from(x).filter(
      (_, i) => i > 0 && i < x.length - 1 && y[i] < y[i - 1] && y[i] < y[i + 1],
    );
    expect(hollows).toHaveLength(3);
    expect(Math.abs((hollows[2] ?? NaN) - now.derived.here.mean)).toBeLessThan(0.1);
  });
});

describe('words', () => {
  it('say where q rests, and whether that is best', () => {
    expect(inWords(at(start))).toMatch(/on the right hump, with mean 2\.98 s.*That is the best/);
    expect(inWords(at({ ...start, at: 'covering' }))).toMatch(/covers both.*not the best/);
    expect(inWords(at({ ...start, apart: 2, at: 'covering' }))).toContain('no other minimum');
    const bits = { name: 'bits', perNat: 1 / Math.LN2 } as const;
    expect(inWords(at({ ...start, apart: 4.2 }), bits)).toContain('0.9999 bits');
    expect(inWords(at({ ...start, loss: 'l2Squared', apart: 6 }), bits)).toContain('1/s');
  });

  it('the challenges are met where they should be, and only there', () => {
    const [stubborn, equal] = challenges;
    const met = (state: SwitchState) =>
      [stubborn, equal].map((challenge) => challenge.check(at(state), undefined));
    expect(met(start)).toEqual([false, false]);
    expect(met({ ...start, apart: 2.5 })).toEqual([true, false]);
    expect(met({ ...start, apart: 2.8, at: 'covering' })).toEqual([false, true]);
    expect(met({ ...start, apart: 2.79 })).toEqual([true, false]);
    expect(met({ ...start, loss: 'jsd', apart: 3.5 })).toEqual([false, false]);
  });
});

it('the facts of the chapter are those of the core', () => {
  expectClose(facts.jump().value, 2.8, { abs: 5e-3 });
  expectClose(facts.birth().value, 2.41, { abs: 5e-3 });
  const { minima } = bestFit(model.derive({ ...start, apart: facts.jump().value }).p, 'klQP');
  expectClose(facts.sdOnOne().value, Math.min(...minima.map(({ sd }) => sd)), { rel: 1e-8 });
  expectClose(facts.sdCovering().value, Math.max(...minima.map(({ sd }) => sd)), { rel: 1e-8 });
  const jumps: readonly (readonly [SwitchLoss, () => { readonly value: number }])[] = [
    ['tv', facts.jumpOfTv],
    ['jsd', facts.jumpOfJsd],
    ['l2Squared', facts.jumpOfL2],
  ];
  for (const [loss, jump] of jumps) expect(jump().value).toBe(modeSwitch(loss).jump?.value);
});
