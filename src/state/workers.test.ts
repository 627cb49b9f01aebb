import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DomainError, type FitMinimum } from '../math';
import { NotLoadedError } from '../workers';
import { openFitDesk, type FitRequest } from './fitDesk';
import { provideWorkers } from './workers';

/** A worker whose answers the test gives. */
class Hand {
  static readonly started: Hand[] = [];
  readonly requests: FitRequest[] = [];
  readonly close = vi.fn();
  answer: (mean: number) => void = () => {};
  refuse: (error: Error) => void = () => {};
  constructor(readonly name: string) {
    Hand.started.push(this);
  }
  call(request: unknown): Promise<unknown> {
    this.requests.push(request as FitRequest);
    return new Promise((resolve, reject) => {
      this.answer = (mean) => resolve({ attained: true, minima: [{ mean } as FitMinimum] });
      this.refuse = reject;
    });
  }
}
const started = Hand.started;

beforeEach(() => {
  started.length = 0;
  provideWorkers((name) => new Hand(name));
});

const asked = (...means: number[]) =>
  means.map((mean): FitRequest => ({ target: { family: 'normal', mean, sd: 1 }, loss: 'klQP' }));
const means = (requests: readonly FitRequest[]) =>
  requests.map(({ target }) => 'mean' in target && target.mean);
const settle = () => new Promise((go) => setTimeout(go, 0));
const meansOf = async (answers: ReturnType<ReturnType<typeof openFitDesk>['ask']>) =>
  (await answers)?.map(({ minima }) => minima[0]?.mean);

describe('a desk with a worker', () => {
  it('starts it when it is first asked, and keeps it', async () => {
    const desk = openFitDesk();
    expect(started).toHaveLength(0);
    const first = meansOf(desk.ask(asked(1)));
    expect(started[0].name).toBe('fits');
    started[0].answer(10);
    expect(await first).toEqual([10]);
    const second = meansOf(desk.ask(asked(2)));
    started[0].answer(20);
    expect(await second).toEqual([20]);
    expect(started).toHaveLength(1);
  });

  it('gives it one request at a time, and the answers in their order', async () => {
    const answers = meansOf(openFitDesk().ask(asked(1, 2, 3)));
    for (const mean of [1, 2, 3]) {
      await settle();
      expect(means(started[0].requests).at(-1)).toBe(mean);
      started[0].answer(mean * 10);
    }
    expect(await answers).toEqual([10, 20, 30]);
  });

  it('tells an older question at once, drops the rest of it, and never takes its answer for a newer one', async () => {
    const desk = openFitDesk();
    const old = desk.ask(asked(1, 2, 3));
    const newer = meansOf(desk.ask(asked(7, 8)));
    expect(await old).toBeUndefined();
    started[0].answer(10);
    await settle();
    started[0].answer(70);
    await settle();
    started[0].answer(80);
    expect(await newer).toEqual([70, 80]);
    expect(means(started[0].requests)).toEqual([1, 7, 8]);
  });

  it('does not fail a newer question for what was wrong with an older one', async () => {
    const desk = openFitDesk();
    const old = desk.ask(asked(1));
    const newer = meansOf(desk.ask(asked(7)));
    started[0].refuse(new DomainError('target.sd', 0, 'a number > 0'));
    await settle();
    started[0].answer(70);
    expect(await old).toBeUndefined();
    expect(await newer).toEqual([70]);
    expect(started).toHaveLength(1);
  });

  it('ends it when it closes, though it be busy, and starts another for a question after that', async () => {
    const desk = openFitDesk();
    const old = desk.ask(asked(1));
    desk.close();
    expect(await old).toBeUndefined();
    expect(started[0].close).toHaveBeenCalledOnce();
    const newer = meansOf(desk.ask(asked(2)));
    started[1].answer(20);
    expect(await newer).toEqual([20]);
  });

  it('tells of a refusal, and keeps it', async () => {
    const desk = openFitDesk();
    const refused = new DomainError('target.sd', 0, 'a number > 0');
    const failed = desk.ask(asked(1, 2)).catch((told: unknown) => told);
    started[0].refuse(refused);
    expect(await failed).toBe(refused);
    const next = meansOf(desk.ask(asked(3)));
    started[0].answer(30);
    expect(await next).toEqual([30]);
    expect(started).toHaveLength(1);
  });

  it('replaces it when it fails, and asks the next one again for what is open', async () => {
    const answers = meansOf(openFitDesk().ask(asked(1, 2)));
    started[0].answer(10);
    await settle();
    started[0].refuse(new Error('the worker stopped'));
    await settle();
    expect(started).toHaveLength(2);
    expect(started[0].close).toHaveBeenCalledOnce();
    expect(means(started[1].requests)).toEqual([2]);
    started[1].answer(20);
    expect(await answers).toEqual([10, 20]);
  });

  it('tells when the next one fails, too, and starts another for the next question', async () => {
    const desk = openFitDesk();
    const failed = desk.ask(asked(1)).catch((told: unknown) => told);
    started[0].refuse(new Error('the worker stopped'));
    await settle();
    const error = new Error('the worker stopped again');
    started[1].refuse(error);
    expect(await failed).toBe(error);
    expect(started).toHaveLength(2);
    const next = meansOf(desk.ask(asked(3)));
    expect(started).toHaveLength(3);
    started[2].answer(30);
    expect(await next).toEqual([30]);
  });

  it('tells what its listener throws, and goes on with the same worker', async () => {
    const desk = openFitDesk();
    const error = new Error('not drawn');
    const failed = desk
      .ask(asked(1, 2), () => {
        throw error;
      })
      .catch((told: unknown) => told);
    started[0].answer(10);
    expect(await failed).toBe(error);
    const next = meansOf(desk.ask(asked(3)));
    await settle();
    started[0].answer(30);
    expect(await next).toEqual([30]);
    expect(means(started[0].requests)).toEqual([1, 3]);
  });

  it('tells when none can be started', async () => {
    provideWorkers(() => {
      throw new Error('none here');
    });
    await expect(openFitDesk().ask(asked(1))).rejects.toThrow('none here');
  });
});

describe('a desk whose worker cannot be loaded', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  const lose = async () => {
    started.at(-1)?.refuse(new NotLoadedError('fits.js'));
    await pass(0);
  };

  it('tries again, less and less often, until it can be, and then answers', async () => {
    const settled = vi.fn();
    const answers = meansOf(openFitDesk().ask(asked(1)));
    answers.then(settled, settled);
    for (const [tries, ms] of [1000, 2000, 4000, 8000, 15_000, 15_000].entries()) {
      await lose();
      expect(started[tries].close).toHaveBeenCalledOnce();
      await pass(ms - 1);
      expect(started).toHaveLength(tries + 1);
      await pass(1);
      expect(started).toHaveLength(tries + 2);
    }
    expect(settled).not.toHaveBeenCalled();
    started.at(-1)?.answer(10);
    expect(await answers).toEqual([10]);
  });

  it('tries again at once for a newer question, and no more for the older one', async () => {
    const desk = openFitDesk();
    const old = desk.ask(asked(1));
    await lose();
    const newer = meansOf(desk.ask(asked(7)));
    expect(await old).toBeUndefined();
    expect(started).toHaveLength(2);
    await pass(20_000);
    expect(started).toHaveLength(2);
    started[1].answer(70);
    expect(await newer).toEqual([70]);
  });

  it('tries at once for a question that came while it was being loaded', async () => {
    const desk = openFitDesk();
    const old = desk.ask(asked(1));
    const newer = meansOf(desk.ask(asked(7)));
    await lose();
    expect(await old).toBeUndefined();
    expect(means(started[1].requests)).toEqual([7]);
    started[1].answer(70);
    expect(await newer).toEqual([70]);
  });

  it('gives up when it closes', async () => {
    const desk = openFitDesk();
    const answers = desk.ask(asked(1));
    await lose();
    desk.close();
    expect(await answers).toBeUndefined();
    await pass(20_000);
    expect(started).toHaveLength(1);
  });

  it('takes no notice when that turns out after it has closed', async () => {
    const desk = openFitDesk();
    const old = desk.ask(asked(1));
    desk.close();
    expect(await old).toBeUndefined();
    const newer = meansOf(desk.ask(asked(7)));
    started[0].refuse(new NotLoadedError('fits.js'));
    await pass(20_000);
    expect(started).toHaveLength(2);
    expect(started[1].close).not.toHaveBeenCalled();
    started[1].answer(70);
    expect(await newer).toEqual([70]);
  });
});
