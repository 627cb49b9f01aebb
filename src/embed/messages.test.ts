// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Quantity } from '../math';
import { createFigureStore, type FigureModel } from '../state';
import { createFrameStore } from './frameStore';
import { connectMessages } from './messages';
import { DEFAULT_EMBED_OPTIONS, type EmbedOptions } from './options';

interface Gap {
  readonly mean: number;
}

const model: FigureModel<Gap, Quantity> = {
  id: 'gap',
  initial: { mean: 1 },
  derive({ mean }) {
    if (mean === 13) throw new RangeError('no number');
    return { value: mean === 9 ? Infinity : mean ** 2 / 2, errorBound: 0, method: 'closed form' };
  },
  params: [
    {
      name: 'mean',
      allowed: 'a number',
      parse: (text) =>
        /^-?\d+(\.\d+)?$/.test(text) ? { ok: true, value: Number(text) } : { ok: false },
      write: ({ mean }) => String(mean),
      apply: (_, value) => ({ mean: Number(value) }),
    },
  ],
  presets: [],
};

type Said = Readonly<Record<string, unknown>>;

let height = 300;
let resized: () => void;

beforeEach(() => {
  height = 300;
  // The page's own answer to a change of layout, which there is none of here.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        resized = callback;
      }
      observe = () => {};
      disconnect = () => {};
    },
  );
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

/** A real frame in a real page, as far as there are any without a browser. */
function setUp(options: Partial<EmbedOptions> = {}, picture?: () => Promise<string>) {
  const iframe = document.createElement('iframe');
  document.body.append(iframe);
  const page = iframe.contentWindow as Window & typeof globalThis;
  // Not the test's own global, which only stands for it.
  const host = page.parent;
  const root = page.document.createElement('section');
  root.innerHTML =
    '<g data-param="mean" tabindex="0"></g><input data-control="mean"><b data-control="view"></b>';
  page.document.body.append(root);
  root.getBoundingClientRect = () => ({ width: 700, height }) as DOMRect;
  const said: unknown[] = [];
  vi.spyOn(host, 'postMessage').mockImplementation((data: unknown) => void said.push(data));
  const store = createFigureStore(model);
  const players = {
    join: () => () => {},
    play: vi.fn<() => void>(),
    pause: vi.fn<() => void>(),
    hold: vi.fn<() => void>(),
    resume: vi.fn<() => void>(),
  };
  const frame = createFrameStore({ ...DEFAULT_EMBED_OPTIONS, ...options });
  const end = connectMessages(
    {
      figure: 'gap',
      root,
      store: store as never,
      players,
      frame,
      release: '1.2.3',
      picture,
      quantities: {
        join: () => () => {},
        list: () => [
          {
            name: 'kl',
            words: 'KL',
            unit: 'nats',
            late: false,
            of: (now) => now.derived as Quantity,
            settled: () => true,
          },
          {
            name: 'none',
            words: 'none',
            unit: '',
            late: false,
            of: () => undefined,
            settled: () => true,
          },
        ],
      },
    },
    page,
  );
  const send = (data: unknown, source: Window | null = host) =>
    page.dispatchEvent(new page.MessageEvent('message', { data, source }));
  const ask = (type: string, fields: object = {}) =>
    send({ source: 'nats-and-squares-host', v: 1, type, ...fields });
  /** What has been said in our own protocol since the last time, after `ms`. */
  const heard = (type: string, ms = 100): Said[] => {
    vi.advanceTimersByTime(ms);
    return said.filter(
      (data): data is Said => typeof data === 'object' && (data as Said).type === type,
    );
  };
  return { page, root, store, players, frame, end, said, send, ask, heard };
}

describe('what a figure tells the page around', () => {
  it('is its name, edition, state and controls when it is ready, then its height and numbers', () => {
    const { heard } = setUp({ id: 'week 3' });
    expect(heard('ready')).toEqual([
      {
        source: 'nats-and-squares',
        v: 1,
        id: 'week 3',
        type: 'ready',
        figure: 'gap',
        release: '1.2.3',
        query: '',
        controls: ['mean', 'view'],
        answer: false,
      },
    ]);
    expect(heard('resize')).toMatchObject([{ height: 300, width: 700 }]);
    expect(heard('state')).toMatchObject([
      { query: '', quantities: { kl: 0.5 }, cause: 'start', v: 1 },
    ]);
    expect(heard('state')[0].quantities).toEqual({ kl: 0.5 });
  });

  it('is the last of many states, at most ten a second', () => {
    const { store, heard, said } = setUp();
    heard('state');
    said.length = 0;
    for (let i = 0; i < 1000; i += 1) {
      store.update(() => ({ mean: i / 100 }), 'drag');
      vi.advanceTimersByTime(2);
    }
    const states = heard('state', 200);
    expect(states.length).toBeGreaterThan(15);
    expect(states.length).toBeLessThanOrEqual(22);
    expect(states.at(-1)).toMatchObject({ query: 'mean=9.99', cause: 'reader' });
  });

  it('is infinite where the number is', () => {
    const { store, heard } = setUp();
    store.update(() => ({ mean: 9 }));
    expect(heard('state').at(-1)).toMatchObject({ quantities: { kl: Infinity } });
  });

  it('says what the host has done, and what has come late', () => {
    const { store, ask, heard } = setUp();
    heard('state');
    ask('set', { query: 'mean=2' });
    expect(heard('state').at(-1)).toMatchObject({ cause: 'host', query: 'mean=2' });
    store.refresh();
    expect(heard('state').at(-1)).toMatchObject({ cause: 'late', query: 'mean=2' });
  });

  it('is nothing at all with msg=0, and the host is heard all the same', () => {
    const { store, ask, said } = setUp({ msg: false });
    ask('set', { query: 'mean=3' });
    ask('nonsense');
    resized();
    vi.advanceTimersByTime(1000);
    expect(said).toEqual([]);
    expect(store.get().state.mean).toBe(3);
  });

  it('is nothing to a window that is its own parent', () => {
    const added = vi.spyOn(window, 'addEventListener');
    connectMessages({} as never, window);
    expect(added).not.toHaveBeenCalled();
  });

  it('ends with it', () => {
    const { end, ask, store, said, heard } = setUp();
    heard('state');
    end();
    said.length = 0;
    ask('set', { query: 'mean=3' });
    store.update(() => ({ mean: 4 }));
    expect(store.get().state.mean).toBe(4);
    expect(heard('state', 1000)).toEqual([]);
    expect(said).toEqual([]);
  });
});

describe('what a host asks', () => {
  it('is done: set, undo, redo, reset, play, pause, theme, lock', () => {
    const { store, players, frame, ask } = setUp();
    ask('set', { query: '?mean=2' });
    ask('set', { query: 'mean=3' });
    expect(store.get().state.mean).toBe(3);
    ask('undo');
    expect(store.get().state.mean).toBe(1);
    ask('redo');
    expect(store.get().state.mean).toBe(3);
    ask('reset');
    expect(store.get().state.mean).toBe(1);
    ask('play');
    ask('pause');
    expect([players.play, players.pause].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
    ask('theme', { value: 'dark' });
    ask('lock', { value: true });
    expect(frame.get()).toMatchObject({ theme: 'dark', lock: 'all' });
    ask('lock', { value: 'mean,view' });
    expect(frame.get().lock).toEqual(new Set(['mean', 'view']));
    ask('lock', { value: 0 });
    expect(frame.get().lock).toBe('none');
  });

  it('get is answered with the state, hello with readiness and height, and the host is followed', () => {
    const { ask, heard, said, frame } = setUp();
    heard('state');
    said.length = 0;
    ask('get');
    expect(heard('state')).toHaveLength(1);
    ask('hello');
    expect(heard('ready')).toMatchObject([{ answer: true }]);
    expect(heard('resize')).toHaveLength(1);
    expect(frame.get().fit).toBe('width');
  });

  it('the slides of a presentation stop and start what plays', () => {
    const { send, players } = setUp();
    send('slide:stop');
    send('slide:start');
    expect([players.hold, players.resume].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it('is not done when it is of no use: an error says which kind, and nothing of what was sent', () => {
    const { ask, heard, store, said } = setUp();
    const errors = () => {
      const found = heard('error', 1100).map(({ code, params }) => ({ code, params }));
      said.length = 0;
      return found;
    };
    ask('set', { query: 'mean=<b>' });
    expect(errors()).toEqual([{ code: 'query', params: ['mean'] }]);
    ask('set', { query: ['mean=3'] });
    expect(errors()).toEqual([{ code: 'refused', params: undefined }]);
    ask('theme', { value: 'zebra' });
    expect(errors()).toEqual([{ code: 'refused', params: undefined }]);
    ask('set', { query: `mean=2&x=${'x'.repeat(17_000)}` });
    expect(errors()).toEqual([{ code: 'refused', params: undefined }]);
    ask('set', { query: 'mean=13' });
    expect(errors()).toEqual([{ code: 'state', params: undefined }]);
    ask('snapshot', { req: 1, format: 'svg' });
    expect(errors()).toEqual([{ code: 'picture', params: undefined }]);
    expect(store.get().state.mean).toBe(1);
  });

  it('is heard from the page around only, whatever else arrives', () => {
    const { send, store, page, heard, said } = setUp();
    heard('state');
    said.length = 0;
    const ask = { source: 'nats-and-squares-host', v: 1, type: 'set', query: 'mean=3' };
    send(ask, null);
    send(ask, page);
    for (const data of [
      null,
      undefined,
      '',
      'x',
      3,
      [],
      {},
      { source: null },
      { subject: 'lti.frameResize.response' },
    ])
      send(data);
    expect(store.get().state.mean).toBe(1);
    expect(heard('error', 1000)).toEqual([]);
    expect(said).toEqual([]);
  });

  it('is not heard when it is a flood, and then is again', () => {
    const { ask, heard, store } = setUp();
    for (let i = 0; i < 5000; i += 1) ask('set', { query: `mean=${100 + i}` });
    expect(store.get().state.mean).toBeLessThan(160);
    expect(heard('error').map(({ code }) => code)).toEqual(['flood']);
    expect(heard('state').length).toBeLessThan(4);
    heard('state', 2000);
    ask('set', { query: 'mean=7' });
    expect(store.get().state.mean).toBe(7);
  });

  it('a picture is sent with the number it was asked by, one at a time', async () => {
    let draw: (text: string) => void = () => {};
    const { ask, heard } = setUp({}, () => new Promise((resolve) => (draw = resolve)));
    ask('snapshot', { req: 'a', format: 'svg' });
    ask('snapshot', { req: 'b', format: 'svg' });
    expect(heard('error')).toMatchObject([{ code: 'picture', req: 'b' }]);
    draw('<svg/>');
    await vi.advanceTimersByTimeAsync(1);
    expect(heard('image')).toMatchObject([{ req: 'a', format: 'svg', data: '<svg/>' }]);
  });
});

describe('the height', () => {
  it('is told in whole pixels when it changes by one, growing or shrinking, and not while there is none', () => {
    const { heard } = setUp();
    const after = (next: number) => {
      height = next;
      resized();
      return heard('resize').at(-1)!.height;
    };
    expect([after(300.004), after(300.4), after(300.9), after(250), after(0), after(250)]).toEqual([
      300, 301, 301, 250, 250, 250,
    ]);
    expect(heard('resize')).toHaveLength(3);
  });

  it('is told in the languages of Canvas, AMP, Embedly and open-iframe-resizer, and others when asked in them', () => {
    const { send, said } = setUp();
    expect(said).toContainEqual({ type: 'iframe-resized', width: 700, height: 300 });
    expect(said).toContainEqual({ subject: 'lti.frameResize', height: 300 });
    expect(said).toContainEqual({ sentinel: 'amp', type: 'embed-size', height: 300, width: 700 });
    expect(said.filter((data) => typeof data === 'string')).toEqual([
      expect.stringContaining('"context":"iframe.resize","height":300}'),
    ]);
    said.length = 0;
    const asked = (data: unknown) => {
      send(data);
      vi.advanceTimersByTime(10);
    };
    asked('pymxPYMxchild-7xPYMxwidthxPYMx640');
    expect(said).toContain('pymxPYMxchild-7xPYMxheightxPYMx300');
    expect(said).not.toContainEqual(expect.objectContaining({ context: 'h5p' }));
    asked({ context: 'h5p', action: 'ready' });
    expect(said).toContainEqual({ context: 'h5p', action: 'hello' });
    expect(said).toContainEqual({ context: 'h5p', action: 'resize', scrollHeight: 300 });
    said.length = 0;
    asked({ context: 'h5p', action: 'hello' });
    expect(said).not.toContainEqual({ context: 'h5p', action: 'hello' });
    asked('[iFrameSizer]frame1:8:false:false:32:true');
    expect(said).toContain('[iFrameSizer]frame1:300:700:init');
    expect(said).toContain('[iFrameSizer]frame1:300:700:resizeObserver');
    said.length = 0;
    asked('pymxPYMx<b>xPYMxwidthxPYMx640');
    expect(said).toEqual([]);
    expect(JSON.stringify(said)).not.toContain('null');
  });

  it('is no longer told in a quarrel, then once where it has come to, and again after a rest', () => {
    const { heard, said } = setUp();
    heard('resize');
    said.length = 0;
    for (let i = 0; i < 200; i += 1) {
      height += 10;
      resized();
      vi.advanceTimersByTime(16);
    }
    expect(heard('resize', 0).length).toBeLessThanOrEqual(30);
    const last = heard('resize', 2100).at(-1)!;
    expect(last.height).toBe(2300);
    const told = heard('resize').length;
    // The page answers even that one: no more.
    height += 10;
    resized();
    expect(heard('resize', 1000)).toHaveLength(told);
    vi.advanceTimersByTime(2000);
    height = 400;
    resized();
    expect(heard('resize').at(-1)!.height).toBe(400);
  });
});

describe('Escape', () => {
  it('gives the focus back, unless something inside has use for it', () => {
    const { page, root, heard } = setUp();
    const input = root.querySelector('input')!;
    const press = () =>
      input.dispatchEvent(
        new page.KeyboardEvent('keydown', {
          key: 'Escape',
          bubbles: true,
          cancelable: true,
        }),
      );
    input.focus();
    const keep = (event: Event) => event.preventDefault();
    root.addEventListener('keydown', keep);
    press();
    expect(heard('blur')).toEqual([]);
    expect(page.document.activeElement).toBe(input);
    root.removeEventListener('keydown', keep);
    press();
    expect(heard('blur')).toHaveLength(1);
    expect(page.document.activeElement).toBe(page.document.body);
  });
});
