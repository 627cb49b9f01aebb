import { expect, it } from 'vitest';
import { cacheName, outdatedCaches } from './keptCaches';

const ROOT = 'https://a.example/course-a/nats/';

const named = (root: string, ...ids: readonly string[]) => ids.map((id) => cacheName(root, id));

/** What is to go when `ROOT` has come to its release 3. */
const outdated = (names: readonly string[], whole: readonly string[]) =>
  outdatedCaches({ names, whole: new Set(whole), root: ROOT, id: '3' });

it('the release before stays, and nothing older', () => {
  const own = named(ROOT, '1', '2', '3');
  expect(outdated(['of another site', ...own], own)).toEqual(named(ROOT, '1'));
  expect(outdated(named(ROOT, '3'), named(ROOT, '3'))).toEqual([]);
});

it('what an install left half filled is no release before', () => {
  expect(outdated(named(ROOT, '1', 'half', '3'), named(ROOT, '1', '3'))).toEqual(
    named(ROOT, 'half'),
  );
});

it.each([
  ['beside it', 'https://a.example/course-b/nats/'],
  ['above it', 'https://a.example/'],
  ['below it', `${ROOT}1/`],
  ['with a name that goes on', 'https://a.example/course-a/nats-and-more/'],
])('another copy of the site on the same origin keeps what is its own: %s', (_, other) => {
  const own = named(ROOT, '1', '2', '3');
  // The other's are not whole as this copy sees it: the mark of that lies at this copy's own address.
  const names = [...named(other, '1', '2', '3', 'half'), ...own];
  expect(outdated(names, own)).toEqual(named(ROOT, '1'));
});

it('of caches with the names of old, which all copies shared, only what holds this copy is touched', () => {
  const old = ['nats-and-squares-0', 'nats-and-squares-1', 'nats-and-squares-of-another-copy'];
  const [own = ''] = named(ROOT, '3');
  const whole = [...old.slice(0, 2), own];
  // The last of them is the release before, for as long as there is none later.
  expect(outdated([...old, own], whole)).toEqual(old.slice(0, 1));
  const [before = ''] = named(ROOT, '2');
  expect(outdated([...old, before, own], [...whole, before])).toEqual(old.slice(0, 2));
});
