import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DomainError } from '../math';
import { createLink, inPage } from './link';
import { serve } from './serve';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const double = inPage((scope) =>
  serve(scope, ({ x }: { x: number }) => {
    if (x < 0) throw new DomainError('x', x, 'a number ≥ 0');
    if (x > 1e9) throw new RangeError('too much');
    return { twice: 2 * x };
  }),
);

it('answers one request after the other, each in a timer tick of its own', async () => {
  const answer = double.call({ x: 2 });
  let isThere = false;
  void answer.then(() => (isThere = true));
  await Promise.resolve();
  expect(isThere).toBe(false);
  await vi.advanceTimersByTimeAsync(0);
  expect(isThere).toBe(true);
  expect(await answer).toEqual({ twice: 4 });
});

const errorOf = (answer: Promise<unknown>) => answer.catch((error: unknown) => error);

it('passes on what the core refuses, with its fields', async () => {
  const told = errorOf(double.call({ x: -3 }));
  await vi.advanceTimersByTimeAsync(0);
  const error = await told;
  expect(error).toBeInstanceOf(DomainError);
  expect(error).toMatchObject({ field: 'x', value: -3, allowed: 'a number ≥ 0' });
  expect((error as Error).message).toBe('x = -3: must be a number ≥ 0');
});

it('passes on any other error as its words, and answers the next request', async () => {
  const told = errorOf(double.call({ x: 1e10 }));
  await vi.advanceTimersByTimeAsync(0);
  expect(await told).toEqual(new Error('RangeError: too much'));
  const answer = double.call({ x: 1 });
  await vi.advanceTimersByTimeAsync(0);
  expect(await answer).toEqual({ twice: 2 });
});

it('takes what can be copied only, and a copy of it', async () => {
  await expect(double.call({ x: () => 1 })).rejects.toThrow(/could not be cloned/);
  const request = { x: 1 };
  const answer = double.call(request);
  request.x = 7;
  await vi.advanceTimersByTimeAsync(0);
  expect(await answer).toEqual({ twice: 2 });
});

it('never answers once it is closed, and ends what carries it', async () => {
  const settled = vi.fn();
  const end = vi.fn();
  const link = createLink(() => {}, end);
  link.call(1).then(settled, settled);
  link.close();
  link.take({ value: 1 });
  link.fail(new Error('late'));
  const ended = inPage((scope) => serve(scope, settled));
  ended.call(1).then(settled, settled);
  ended.close();
  await vi.advanceTimersByTimeAsync(10);
  expect(settled).not.toHaveBeenCalled();
  expect(end).toHaveBeenCalledOnce();
});

it('tells the waiting request when what carries it fails', async () => {
  const link = createLink(
    () => {},
    () => {},
  );
  const told = errorOf(link.call(1));
  link.fail(new Error('gone'));
  expect(await told).toEqual(new Error('gone'));
});
