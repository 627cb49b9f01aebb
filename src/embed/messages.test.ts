// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectMessages } from './messages';
import { goOn, layout, setUp, standStill } from './testing/framed';

beforeEach(standStill);
afterEach(goOn);

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

  it('names who caused the last change, and the host when only it has asked', () => {
    const { store, ask, heard } = setUp();
    heard('state');
    ask('set', { query: 'mean=3' });
    store.update(() => ({ mean: 4 }), 'drag');
    expect(heard('state').at(-1)).toMatchObject({ cause: 'reader', query: 'mean=4' });
    store.update(() => ({ mean: 5 }), 'drag');
    ask('set', { query: 'mean=6' });
    expect(heard('state').at(-1)).toMatchObject({ cause: 'host', query: 'mean=6' });
    const before = heard('state').length;
    ask('get');
    expect(heard('state').at(-1)).toMatchObject({ cause: 'host', query: 'mean=6' });
    expect(heard('state')).toHaveLength(before + 1);
  });

  it('is an error in place of a state that is too long', () => {
    const value = { value: 0.5, errorBound: 0, method: 'closed form' } as const;
    const many = Array.from({ length: 2000 }, (_, i) => ({
      name: `number.${i}`,
      words: 'a number',
      unit: '',
      late: false,
      of: () => value,
      settled: () => true,
    }));
    const { heard } = setUp({}, undefined, many);
    expect(heard('error')).toMatchObject([{ code: 'size' }]);
    expect(heard('state')).toEqual([]);
  });

  it('is nothing at all with msg=0, and the host is heard all the same', () => {
    const { store, ask, said } = setUp({ msg: false });
    ask('set', { query: 'mean=3' });
    ask('nonsense');
    layout.resized();
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
    const { end, ask, store, page, root, said, heard, setBox } = setUp();
    heard('state');
    expect(layout.watchers).toBe(1);
    end();
    expect(layout.watchers).toBe(0);
    said.length = 0;
    ask('set', { query: 'mean=3' });
    store.update(() => ({ mean: 4 }));
    setBox(300);
    root.dispatchEvent(new page.KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
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
    for (const v of [2, '1', true]) {
      ask('set', { query: 'mean=3', v });
      expect(errors()).toEqual([{ code: 'refused', params: undefined }]);
    }
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

  it('is a query of at most 2,048 characters: a longer one changes nothing and is no state', () => {
    const { ask, heard, store } = setUp();
    const ofLength = (length: number) => 'mean=3&x='.padEnd(length, 'x');
    store.update(() => ({ mean: 4 }), 'drag');
    const before = heard('state').length;
    for (const query of [ofLength(2049), `?${ofLength(2049)}`, ofLength(16_000)]) {
      ask('set', { query });
      heard('state', 1100);
    }
    expect(store.get().state.mean).toBe(4);
    expect(heard('state')).toHaveLength(before);
    expect(heard('error').map(({ code, params }) => ({ code, params }))).toEqual(
      Array.from({ length: 3 }, () => ({ code: 'query', params: ['query'] })),
    );
    for (const query of [ofLength(2048), `?${ofLength(2048)}`]) {
      store.update(() => ({ mean: 5 }), 'drag');
      ask('set', { query });
      expect(store.get().state.mean).toBe(3);
    }
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

  it('ends, after however fast a slide, where the host’s slider has come to rest', () => {
    const { ask, store, heard } = setUp();
    for (let i = 0; i < 200; i += 1) {
      ask('set', { query: `mean=${100 + i}` });
      vi.advanceTimersByTime(4);
    }
    expect(store.get().state.mean).toBeLessThan(299);
    heard('state', 200);
    expect(store.get().state.mean).toBe(299);
    for (let i = 0; i < 200; i += 1) ask('set', { query: `mean=${400 + i}` });
    vi.advanceTimersByTime(70);
    ask('reset');
    heard('state', 1000);
    expect(store.get().state.mean).toBe(1);
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

  it('each picture that is not drawn has an answer by its number, however many are asked for at once', async () => {
    const { ask, heard } = setUp({}, () => Promise.reject(new Error('no picture')));
    for (const req of ['a', 'b', 3, 'd']) ask('snapshot', { req, format: 'png' });
    await vi.advanceTimersByTimeAsync(1);
    const answers = heard('error').map(({ code, req }) => ({ code, req }));
    expect(answers).toEqual(['b', 3, 'd', 'a'].map((req) => ({ code: 'picture', req })));
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
