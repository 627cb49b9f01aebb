// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it } from 'vitest';
import { provideShare, type ShareRequest } from '../ui';
import { bindShareButtons, loadShareScripts, registerShare } from './loadShare';

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

it('buttons for figures elsewhere say that they failed, until they are tried again', async () => {
  document.body.innerHTML =
    '<button data-share="bars" data-preset="some">Share…<span> it</span></button>';
  const button = document.querySelector('button');
  bindShareButtons();
  const click = async () => {
    button?.querySelector('span')?.click();
    button?.click();
    await new Promise((resolve) => setTimeout(resolve));
  };
  provideShare(() => Promise.reject(new Error('no network')));
  await click();
  expect(button?.textContent).toBe('This could not be loaded');
  await click();
  expect(button?.textContent).toBe('This could not be loaded');
  const opened: ShareRequest[] = [];
  provideShare(() =>
    Promise.resolve({
      open: (request) => void opened.push(request),
      draw: () => Promise.resolve(''),
    }),
  );
  await click();
  expect(button?.textContent).toBe('Share… it');
  expect(opened.at(-1)).toEqual({ preset: 'some' });
});
