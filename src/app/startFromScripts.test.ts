// @vitest-environment jsdom
import { createContext, runInContext, runInThisContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DomainError } from '../math';
import { NotLoadedError, serve, type WorkerScope } from '../workers';
import { scriptsGlobal } from './scriptsGlobal';
import { startFromScripts } from './startFromScripts';

const LOW = 'assets/low.js';
const OWN = 'assets/own.js';

/** Runs the text of a worker by itself: what it takes from the page but by its text, it has not. */
class RealmWorker extends EventTarget {
  static readonly texts = new Map<string, string>();
  static started = 0;
  static ended = 0;
  readonly #listeners: ((event: { data: unknown }) => void)[] = [];
  constructor(url: string) {
    super();
    RealmWorker.started += 1;
    const scope = createContext({
      postMessage: (data: unknown) =>
        setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data })), 0),
      addEventListener: (_: string, listener: (event: { data: unknown }) => void) =>
        this.#listeners.push(listener),
    });
    runInContext(`self = globalThis; ${RealmWorker.texts.get(url) ?? ''}`, scope);
  }
  postMessage(data: unknown) {
    for (const listener of this.#listeners) listener({ data });
  }
  terminate() {
    RealmWorker.ended += 1;
  }
}

/** What the scripts of the worker are: functions of their text alone, as the build makes them. */
const low = runInThisContext('() => ({ ten: 10 })') as () => unknown;
const own = runInThisContext(`(self) => {
  const { ten } = NatsAndSquares["${LOW}"];
  self.addEventListener("message", ({ data }) => self.postMessage({ value: [ten, data] }));
  self.postMessage("ready");
}`) as () => unknown;

beforeEach(() => {
  RealmWorker.texts.clear();
  RealmWorker.started = 0;
  RealmWorker.ended = 0;
  vi.stubGlobal('Worker', RealmWorker);
  // jsdom has neither of these, nor does its Blob give its text at once.
  vi.stubGlobal('Blob', function blob(parts: string[]) {
    return { text: parts.join('') };
  });
  URL.createObjectURL = (blob) => {
    const url = `blob:${RealmWorker.texts.size}`;
    RealmWorker.texts.set(url, (blob as unknown as { text: string }).text);
    return url;
  };
  URL.revokeObjectURL = vi.fn();
  document.head.innerHTML = `<meta name="worker-far" data-root="../" content="${LOW} ${OWN}">`;
  for (const file of Object.keys(scriptsGlobal())) delete scriptsGlobal()[file];
  scriptsGlobal().sources = { [LOW]: low };
});
afterEach(() => vi.unstubAllGlobals());

const tags = () => [...document.head.querySelectorAll('script')];
const addresses = () => tags().map((tag) => tag.getAttribute('src'));
/** What the tag would do in a browser. */
const arrive = (source: () => unknown = own) => {
  (scriptsGlobal().sources ??= {})[OWN] = source;
  tags().forEach((tag) => tag.dispatchEvent(new Event('load')));
};

describe('a worker from scripts', () => {
  it('loads what the page has not, and starts from the texts of all', async () => {
    const link = startFromScripts('far');
    expect(addresses()).toEqual([`../${OWN}`]);
    arrive();
    expect(await link.call(1)).toEqual([10, 1]);
    expect(await link.call({ x: 2 })).toEqual([10, { x: 2 }]);
    expect(RealmWorker.started).toBe(1);
    link.close();
    await expect.poll(() => RealmWorker.ended).toBe(1);
    expect(URL.revokeObjectURL).toHaveBeenCalledOnce();
    expect(scriptsGlobal()[LOW]).toBeUndefined();
  });

  it('loads nothing twice, for a second worker or while it comes', async () => {
    const links = [startFromScripts('far'), startFromScripts('far')];
    expect(addresses()).toEqual([`../${OWN}`]);
    arrive();
    expect(await Promise.all(links.map((link) => link.call(1)))).toHaveLength(2);
    expect(await startFromScripts('far').call(3)).toEqual([10, 3]);
    expect(addresses()).toEqual([`../${OWN}`]);
  });

  it('ends with its link, also when that closes before it has started', async () => {
    const link = startFromScripts('far');
    const settled = vi.fn();
    link.call(1).then(settled, settled);
    link.close();
    arrive();
    await expect.poll(() => RealmWorker.ended).toBe(1);
    expect(settled).not.toHaveBeenCalled();
  });

  it('is told when a script cannot be loaded, and tries again for the next', async () => {
    const told = startFromScripts('far')
      .call(1)
      .catch((error: unknown) => error);
    tags()[0].dispatchEvent(new Event('error'));
    const error = await told;
    expect(error).toBeInstanceOf(NotLoadedError);
    expect(error).toMatchObject({ message: `not loaded: ${OWN}` });
    expect(tags()).toEqual([]);
    const link = startFromScripts('far');
    arrive();
    expect(await link.call(1)).toEqual([10, 1]);
  });

  it('is told, too, when what is loaded is not the script, and tries again', async () => {
    const told = startFromScripts('far')
      .call(1)
      .catch((error: unknown) => error);
    tags()[0].dispatchEvent(new Event('load'));
    expect(await told).toBeInstanceOf(NotLoadedError);
    const link = startFromScripts('far');
    arrive();
    expect(await link.call(1)).toEqual([10, 1]);
  });

  it('is an error on a page that has not said where its scripts are', async () => {
    await expect(startFromScripts('near').call(1)).rejects.toThrow('"near"');
  });
});

describe('where no worker starts, the same scripts answer in the page', () => {
  const expectAnswersInPage = async () => {
    const link = startFromScripts('far');
    arrive();
    expect(await link.call(4)).toEqual([10, 4]);
    expect(scriptsGlobal()[LOW]).toEqual({ ten: 10 });
  };

  it('because there are none', async () => {
    vi.stubGlobal('Worker', undefined);
    await expectAnswersInPage();
  });

  it('because it is refused', async () => {
    const refuse = function worker() {
      throw new DOMException('not here', 'SecurityError');
    };
    vi.stubGlobal('Worker', refuse);
    await expectAnswersInPage();
  });

  it('because it ends in an error', async () => {
    const terminate = vi.fn();
    class Blocked extends EventTarget {
      readonly terminate = terminate;
      constructor() {
        super();
        setTimeout(() => this.dispatchEvent(new Event('error')), 0);
      }
    }
    vi.stubGlobal('Worker', Blocked);
    await expectAnswersInPage();
    expect(terminate).toHaveBeenCalledOnce();
  });

  it('because it never says that it runs', async () => {
    vi.useFakeTimers();
    vi.stubGlobal(
      'Worker',
      class extends EventTarget {
        readonly terminate = vi.fn();
      },
    );
    const link = startFromScripts('far');
    arrive();
    const answer = link.call(4);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await answer).toEqual([10, 4]);
    vi.useRealTimers();
  });

  it('with the errors of the core as they are', async () => {
    vi.stubGlobal('Worker', undefined);
    const link = startFromScripts('far');
    const refuses = (scope?: WorkerScope) =>
      scope &&
      serve(scope, () => {
        throw new DomainError('x', 1, 'another');
      });
    arrive(refuses);
    const error = await link.call(4).catch((told: unknown) => told);
    expect(error).toEqual(new DomainError('x', 1, 'another'));
  });
});
