import { describe, expect, it } from 'vitest';
import { expectClose } from './closeTo';

describe('expectClose', () => {
  it('passes within the tolerance and fails outside it', () => {
    expectClose(1 + 1e-11, 1, { rel: 1e-10 });
    expectClose(-1e-15, 0, { abs: 1e-14 });
    expect(() => expectClose(1 + 1e-9, 1, { rel: 1e-10 })).toThrow(/not close/);
    expect(() => expectClose(1e-13, 0, { abs: 1e-14 })).toThrow(/not close/);
  });

  it('does not take 0 for a small value', () => {
    expect(() => expectClose(0, 1e-49, { rel: 1e-10 })).toThrow(/not close/);
    expect(() => expectClose(0, 1e-49, { rel: 1e-10, abs: 1e-14 })).toThrow(/could not fail/);
  });

  it('wants the same infinity and never takes NaN', () => {
    expectClose(Infinity, Infinity, { rel: 1e-10 });
    expect(() => expectClose(1e308, Infinity, { rel: 1e-10 })).toThrow();
    expect(() => expectClose(-Infinity, Infinity, { rel: 1e-10 })).toThrow();
    expect(() => expectClose(Infinity, 1, { rel: 1e-10 })).toThrow();
    expect(() => expectClose(NaN, 1, { rel: 1e-10 })).toThrow();
    expect(() => expectClose(NaN, NaN, { rel: 1e-10 })).toThrow();
  });

  it('refuses a tolerance that could hardly fail, even when the numbers agree', () => {
    expect(() => expectClose(1, 1, { rel: 0.01 })).toThrow(/could not fail/);
    expect(() => expectClose(1, 1, { abs: 0.01 })).toThrow(/could not fail/);
    expect(() => expectClose(0, 0, { abs: 1e-8 })).toThrow(/could not fail/);
    expect(() => expectClose(1, 1, { rel: NaN })).toThrow(/could not fail/);
  });
});
