import { expect, it } from 'vitest';
import { compare, warmUp } from './index';

it('leaves no trace: the same numbers before and after', () => {
  const q = { family: 'gamma', shape: 0.6, rate: 2 } as const;
  const p = { family: 'logNormal', mu: 0, sigma: 1 } as const;
  const before = compare(q, p);
  warmUp();
  expect(compare(q, p)).toEqual(before);
});
