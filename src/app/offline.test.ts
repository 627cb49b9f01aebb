// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepForOffline } from './offline';

const register = vi.fn<(url: string) => Promise<void>>(() => Promise.resolve());

function page(meta: string): void {
  document.head.innerHTML = meta;
}

const META = '<meta name="service-worker" content="../sw.js">';

beforeEach(() => {
  vi.useFakeTimers();
  register.mockClear();
  Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: { register } });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, 'serviceWorker');
});

describe('a page of the site', () => {
  it('asks for the service worker that it names, some time after it has loaded', () => {
    page(META);
    keepForOffline();
    expect(register).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(register.mock.calls).toEqual([['../sw.js']]);
  });

  it('asks for none in a frame', () => {
    page(META);
    vi.spyOn(window, 'parent', 'get').mockReturnValue({} as Window & typeof globalThis);
    keepForOffline();
    vi.runAllTimers();
    expect(register).not.toHaveBeenCalled();
  });

  it('asks for none where it was opened from a folder', () => {
    page(META);
    vi.stubGlobal('location', { protocol: 'file:' });
    keepForOffline();
    vi.runAllTimers();
    expect(register).not.toHaveBeenCalled();
    vi.stubGlobal('location', { protocol: 'https:' });
    keepForOffline();
    vi.runAllTimers();
    expect(register).toHaveBeenCalledOnce();
  });

  it('works where there are none, and where asking throws', () => {
    page(META);
    Reflect.deleteProperty(navigator, 'serviceWorker');
    keepForOffline();
    expect(() => vi.runAllTimers()).not.toThrow();
    Object.defineProperty(navigator, 'serviceWorker', {
      configurable: true,
      get: () => {
        throw new DOMException('sandboxed', 'SecurityError');
      },
    });
    keepForOffline();
    expect(() => vi.runAllTimers()).not.toThrow();
  });
});

it('an embed names no service worker and asks for none', () => {
  page('');
  keepForOffline();
  vi.runAllTimers();
  expect(register).not.toHaveBeenCalled();
});
