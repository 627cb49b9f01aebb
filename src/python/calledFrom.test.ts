import { expect, it } from 'vitest';
import { calledFrom } from './calledFrom';

const deepest = 'def deepest(x):\n    return x';
const middle = 'def middle(x):\n    return deepest(x) + 1';
const first = 'def first(x):\n    return middle(x) if x < 0 else first(x - 1)';
const other = 'def other(x):\n    return first(x)';
const all = [deepest, other, middle, first];

it('functions are called by what calls them, however deep', () => {
  expect(calledFrom(['y = first(2)'], all)).toEqual([deepest, middle, first]);
  expect(calledFrom(['y = 1', 'z = deepest(y)'], all)).toEqual([deepest]);
  expect(calledFrom(['y = first_of_all(2); z = first'], all)).toEqual([]);
});

it('what is no function is no function', () => {
  expect(() => calledFrom(['y = 1'], ['x = 2'])).toThrow('no function');
});
