import { expect, it } from 'vitest';
import { CACHE_PREFIX, outdatedCaches } from './keptCaches';

const named = (...ids: readonly string[]) => ids.map((id) => CACHE_PREFIX + id);

it('the release before stays, and nothing older', () => {
  const names = ['of another site', ...named('1', '2', '3')];
  const [, own = ''] = named('', '3');
  expect(outdatedCaches({ names, whole: new Set(named('1', '2', '3')), own })).toEqual(named('1'));
  expect(outdatedCaches({ names: named('3'), whole: new Set(named('3')), own })).toEqual([]);
});

it('what an install left half filled is no release before', () => {
  const names = named('1', 'half', '3');
  const [, own = ''] = named('', '3');
  expect(outdatedCaches({ names, whole: new Set(named('1', '3')), own })).toEqual(named('half'));
});
