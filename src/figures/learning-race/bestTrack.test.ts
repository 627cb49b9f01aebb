import { describe, expect, it } from 'vitest';
import { createFigureStore } from '../../state';
import { bestOf, openQuestions } from './bestTrack';
import { model } from './model';
import type { RaceState } from './state';

describe('what is known of many races', () => {
  const race = (start: number, last: number): RaceState => ({
    ...model.initial,
    start: [0, 0, last, 0, start],
  });
  /** More races than are remembered. */
  const others = (last: number) => Array.from({ length: 40 }, (_, i) => race(i / 10, last));
  /** Answers that cost nothing: what is asked about is who hears them. */
  const answer = (state: RaceState) => {
    for (const { request, learn } of openQuestions(state))
      learn(request.kind === 'best' ? { rate: 2, steps: 30, attained: true } : [30]);
  };

  it('is heard where a race is shown, however many have been asked about since it was derived', () => {
    const initial = race(9, 1);
    const store = createFigureStore({ ...model, initial });
    expect(store.get().derived.best.isKnown).toBe(false);
    for (const other of others(1)) {
      store.load(other);
      expect(store.get().derived.best.isKnown).toBe(false);
      answer(other);
      expect(store.get().derived.best.isKnown).toBe(true);
    }
    store.reset();
    // The very snapshot of the beginning: its state is derived once for ever.
    expect(store.get().derived).toBe(store.getInitial().derived);
    answer(initial);
    const { best } = store.get().derived;
    expect(best.isKnown).toBe(true);
    expect(best.of('kl')?.steps).toBe(30);
    expect(best.curve('kl')).toBeUndefined();
    answer(initial);
    expect(best.curve('kl')?.y).toEqual([30]);
  });

  it('is heard when answers come after many other races', () => {
    const shown = bestOf(race(9, 2));
    const questions = openQuestions(race(9, 2));
    for (const other of others(2)) answer(other);
    for (const { learn } of questions) learn({ rate: 2, steps: 30, attained: true });
    expect(shown.isKnown).toBe(true);
  });

  it('stays for the race that is looked at again and again, and for the last few', () => {
    const often = race(9, 3);
    answer(often);
    const all = others(3);
    for (const other of all) {
      answer(other);
      expect(bestOf(often).isKnown).toBe(true);
    }
    expect(bestOf(all[all.length - 2]).isKnown).toBe(true);
    expect(bestOf(all[0]).isKnown).toBe(false);
  });

  it('is not driven out by a drag, whose races nobody asks about', () => {
    const before = race(9, 4);
    answer(before);
    for (const other of others(4)) expect(bestOf(other).isKnown).toBe(false);
    expect(bestOf(before).isKnown).toBe(true);
  });
});
