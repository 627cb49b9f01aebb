// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadShareScripts, registerShare } from './loadShare';

const added = (): HTMLScriptElement[] => [...document.querySelectorAll('script')];
const namesOf = (scripts: readonly HTMLScriptElement[]) =>
  scripts.map(({ src }) => src.replace(/^.*\//, ''));
const tell = (script: HTMLScriptElement | undefined, event: 'load' | 'error') =>
  script?.dispatchEvent(new Event(event));

beforeEach(() => {
  document.head.innerHTML =
    '<meta name="share-bars" data-root="../" content="a/runtime.js a/dialog.js a/share-bars.js">' +
    '<script type="text/plain" src="../a/runtime.js"></script>';
});
afterEach(() => {
  document.head.innerHTML = '';
});

it('adds what the page does not have, in order, and hands over what the last registers', async () => {
  const loading = loadShareScripts('bars');
  expect(namesOf(added())).toEqual(['runtime.js', 'dialog.js', 'share-bars.js']);
  expect(
    added()
      .slice(1)
      .map((script) => script.async),
  ).toEqual([false, false]);
  const twice = loadShareScripts('bars');
  expect(added()).toHaveLength(3);
  const opened: string[] = [];
  const draw = () => Promise.resolve('');
  registerShare('bars', (base) => ({ open: () => void opened.push(base), draw }));
  tell(added().at(-1), 'load');
  for (const { open } of [await loading, await twice, await loadShareScripts('bars')])
    open({ preset: 'some' });
  expect(opened).toEqual(Array.from({ length: 3 }, () => new URL('../', location.href).href));
  expect(added()).toHaveLength(3);
});

it('takes its tags away when one cannot be loaded, so that it can be tried again', async () => {
  document.querySelector('meta')?.setAttribute('name', 'share-rulers');
  const loading = loadShareScripts('rulers');
  tell(added()[1], 'error');
  await expect(loading).rejects.toThrow(/dialog\.js/);
  expect(namesOf(added())).toEqual(['runtime.js']);
});

it('fails where a script registers nothing, and where the page names none', async () => {
  document.querySelector('meta')?.setAttribute('name', 'share-rulers');
  const loading = loadShareScripts('rulers');
  tell(added().at(-1), 'load');
  await expect(loading).rejects.toThrow(/did not run/);
  await expect(loadShareScripts('other')).rejects.toThrow(/names no scripts/);
});
