import { describe, expect, it } from 'vitest';
import { expectClose } from '../testing/closeTo';
import { DomainError } from '../types';
import { bestRate } from './bestRate';
import { MOST_STEPS, createRun } from './createRun';
import { RACE_LOSSES } from './types';

const target = [0.6, 0.2, 0.1, 0.07, 0.03];
const uniform = [0, 0, 0, 0, 0];
const wrong = [0, 0, 0, 0, 8];

describe('the best rate', () => {
  it.each(RACE_LOSSES)('of %s is where its steps say, and its neighbours arrive too', (loss) => {
    for (const logits of [uniform, wrong]) {
      const { rate, steps, attained } = bestRate({ logits, target, loss });
      expect(attained).toBe(true);
      expect(createRun({ logits, target, loss, rate }).arrival()).toBe(steps);
      for (const beside of [rate * 10 ** (1 / 48), rate / 10 ** (1 / 48)]) {
        expect(createRun({ logits, target, loss, rate: beside }).arrival()).toBeDefined();
      }
    }
  });

  it.each(RACE_LOSSES)('of %s is found again by trying every rate of the grid', (loss) => {
    const logits = wrong;
    const { rate } = bestRate({ logits, target, loss });
    const steps = Array.from(
      { length: 3 * 48 + 1 },
      (_, i) =>
        createRun({
          logits,
          target,
          loss,
          rate: Number((10 ** (i / 48 - 0.5)).toPrecision(4)),
        }).arrival(1000) ?? 1e9,
    );
    const worst = (i: number) => Math.max(steps[i - 1], steps[i], steps[i + 1]);
    const fewest = Math.min(...steps.slice(1, -1).map((_, i) => worst(i + 1)));
    const place = Math.round((Math.log10(rate) + 0.5) * 48);
    expect(worst(place)).toBe(fewest);
  });

  it.each(RACE_LOSSES)('of %s rescaled is the same rate rescaled, with the same steps', (loss) => {
    const plain = bestRate({ logits: wrong, target, loss });
    const rescaled = bestRate({ logits: wrong, target, loss, factor: 256 });
    expect(rescaled.steps).toBe(plain.steps);
    expectClose(rescaled.rate, plain.rate / 256, { rel: 1e-14 });
  });

  it('takes the middle of the rates that tie: at the target every rate arrives at once', () => {
    const { rate, steps } = bestRate({ logits: target.map(Math.log), target, loss: 'kl' });
    expect(steps).toBe(0);
    expect(rate).toBeGreaterThan(0.1);
    expect(rate).toBeLessThan(1e5);
  });

  it('says when no rate arrives, and names the one that comes closest', () => {
    // 50 logits wrong: the gradient of the square is e^−50 there
    const logits = [0, 0, 0, 0, 50];
    expect(bestRate({ logits, target, loss: 'kl' })).toMatchObject({ attained: true });
    const none = bestRate({ logits, target, loss: 'halfL2' });
    expect(none).toMatchObject({ attained: false, steps: MOST_STEPS });
    const run = createRun({ logits, target, loss: 'halfL2', rate: none.rate });
    expect(run.arrival()).toBeUndefined();
  });

  it('refuses what a run refuses', () => {
    expect(() => bestRate({ logits: [0], target, loss: 'kl' })).toThrow(DomainError);
    expect(() => bestRate({ logits: wrong, target, loss: 'kl', factor: 0 })).toThrow(
      expect.objectContaining({ field: 'factor' }),
    );
  });
});
