import { vi } from 'vitest';
import type { Quantity } from '../../math';
import { createFigureStore, type FigureModel } from '../../state';
import { createFrameStore } from '../frameStore';
import { connectMessages } from '../messages';
import { DEFAULT_EMBED_OPTIONS, type EmbedOptions } from '../options';

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

/** What there is none of without a browser: the figure's box, and its being laid out anew. */
export const layout = { height: 300, resized: () => {}, watchers: 0 };

/** For `beforeEach`: no box has changed yet, and time stands still. */
export function standStill(): void {
  layout.height = 300;
  layout.watchers = 0;
  // The page's own answer to a change of layout, which there is none of here.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        layout.resized = callback;
      }
      observe = () => void (layout.watchers += 1);
      disconnect = () => void (layout.watchers -= 1);
    },
  );
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
}

/** For `afterEach`. */
export function goOn(): void {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
}

const SHOWN = [
  {
    name: 'kl',
    words: 'KL',
    unit: 'nats',
    late: false,
    of: (now: { readonly derived: unknown }) => now.derived as Quantity,
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
];

/** A real frame in a real page, as far as there are any without a browser. `shown`: the numbers of the figure. */
export function setUp(
  options: Partial<EmbedOptions> = {},
  picture?: () => Promise<string>,
  shown = SHOWN,
) {
  const iframe = document.createElement('iframe');
  document.body.append(iframe);
  const page = iframe.contentWindow as Window & typeof globalThis;
  // Not the test's own global, which only stands for it.
  const host = page.parent;
  const root = page.document.createElement('section');
  root.innerHTML =
    '<g data-param="mean" tabindex="0"></g><input data-control="mean"><b data-control="view"></b>';
  page.document.body.append(root);
  root.getBoundingClientRect = () => ({ width: 700, height: layout.height }) as DOMRect;
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
        list: () => shown,
      },
    },
    page,
  );
  const send = (data: unknown, source: Window | null = host) =>
    page.dispatchEvent(new page.MessageEvent('message', { data, source }));
  const ask = (type: string, fields: object = {}) =>
    send({ source: 'nats-and-squares-host', v: 1, type, ...fields });
  /** The page around, or its reader, gives the frame another box. */
  const setBox = (height: number) => {
    Object.defineProperty(page, 'innerHeight', { value: height, configurable: true });
    page.dispatchEvent(new page.Event('resize'));
    vi.advanceTimersByTime(10);
  };
  /** What has been said in our own protocol since the last time, after `ms`. */
  const heard = (type: string, ms = 100): Said[] => {
    vi.advanceTimersByTime(ms);
    return said.filter(
      (data): data is Said => typeof data === 'object' && (data as Said).type === type,
    );
  };
  return { page, root, store, players, frame, end, said, send, ask, heard, setBox };
}
