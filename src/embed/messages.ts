import { formatQuery, parseQuery, type FigureStore } from '../state';
import type { Players, QuantityRegistry } from '../ui';
import { createDialects } from './dialects';
import type { FrameStore } from './frameStore';
import { watchHeight } from './heights';
import { readHostMessage, type HostMessage } from './hostMessages';
import { createGate, pace } from './rate';

/** A figure in a frame, and what the page around may know of it and do to it. */
interface Framed {
  readonly figure: string;
  /** Whose box is the figure's height; keys pressed inside of it may leave the frame. */
  readonly root: HTMLElement;
  readonly store: FigureStore<unknown, unknown>;
  readonly quantities: QuantityRegistry;
  readonly players: Players;
  readonly frame: FrameStore;
  /** Which edition of the site this is. */
  readonly release: string;
  /** Draws the figure as it is: SVG as text, PNG as a data address. */
  readonly picture?: ((format: 'svg' | 'png') => Promise<string>) | undefined;
}

const FIGURE = 'nats-and-squares';

/** A state at most so often, the last one always. */
const STATE_GAP_MS = 100;
/** What of an embedding page's messages is heard: so many at once, so many a second. */
const HEARD = { atOnce: 60, aSecond: 30 } as const;
/** Of all the text in one message, pictures aside. */
const LONGEST = 16_384;

type Cause = 'start' | 'reader' | 'host' | 'late';
type ErrorCode = 'refused' | 'query' | 'state' | 'flood' | 'size' | 'picture';

/**
 * Talks with the page that embeds the figure, by the protocol v1: tells it of readiness, height and state, and does what
 * it asks. Only the page itself is heard, all it says goes through the parsers of the address, and what cannot be used
 * is left aside without a throw. With the option `msg=0` nothing is told. Returns the function that ends it.
 */
export function connectMessages(framed: Framed, page: Window = window): () => void {
  const { figure, root, store, quantities, players, frame, release } = framed;
  const host = page.parent;
  if (host === page) return () => {};
  const dialects = createDialects(() => page.location.href);
  const isHeard = createGate(HEARD.atOnce, HEARD.aSecond);
  const complaints = new Map<ErrorCode, () => boolean>();
  let cause: Cause | undefined;
  let drawing = false;
  let told = -Infinity;
  let telling: ReturnType<typeof setTimeout> | undefined;

  const post = (data: unknown): void => {
    if (!frame.get().msg) return;
    try {
      host.postMessage(data, '*');
    } catch {
      // A page that is going away; nobody is there to be told.
    }
  };
  const say = (type: string, fields: Readonly<Record<string, unknown>> = {}): void => {
    const { id } = frame.get();
    post({ source: FIGURE, v: 1, type, id, ...fields });
  };
  const complain = (code: ErrorCode, fields: Readonly<Record<string, unknown>> = {}): void => {
    const mayComplain = complaints.get(code) ?? createGate(1, 1);
    complaints.set(code, mayComplain);
    if (mayComplain()) say('error', { code, ...fields });
  };
  const query = (): string => formatQuery(store.get().state, store.model);

  const tellReady = (answer: boolean): void => {
    const controls = [...root.querySelectorAll<HTMLElement>('[data-param], [data-control]')];
    const names = new Set(controls.map(({ dataset }) => dataset.param ?? dataset.control ?? ''));
    say('ready', { figure, release, query: query(), controls: [...names], answer });
  };
  const tellState = (): void => {
    const now = store.get();
    const values = quantities.list().flatMap(({ name, of }) => {
      const value = of(now)?.value;
      return value === undefined ? [] : [[name, value] as const];
    });
    const state = { query: query(), quantities: Object.fromEntries(values) };
    if (JSON.stringify(state).length > LONGEST) complain('size');
    else say('state', { ...state, cause: cause ?? 'reader' });
    cause = undefined;
  };
  const state = pace(tellState, STATE_GAP_MS);

  const heights = watchHeight(root, (own, width) => {
    // Of a box that is just full nothing could be seen to be followed.
    const isFull = frame.get().fit === 'auto' && own === page.innerHeight;
    told = isFull ? own + 1 : own;
    say('resize', { height: told, width });
    for (const said of dialects.tell(told, width)) post(said);
  });

  /** The page follows heights, so the figure may take its own; it is told when that has been laid out. */
  const isFollowed = (): void => {
    if (frame.get().fit === 'auto') frame.set({ fit: 'width' });
    clearTimeout(telling);
    telling = setTimeout(heights.again);
  };
  /** Most pages that follow heights do it in silence: the frame has the height that it was told. */
  const onResize = (): void => {
    if (frame.get().fit === 'auto' && Math.abs(page.innerHeight - told) <= 1) isFollowed();
  };
  const draw = async (req: string | number, format: 'svg' | 'png'): Promise<void> => {
    if (drawing || framed.picture === undefined) {
      complain('picture', { req });
      return;
    }
    drawing = true;
    try {
      say('image', { req, format, data: await framed.picture(format) });
    } catch {
      complain('picture', { req });
    } finally {
      drawing = false;
    }
  };
  /** What the host does is its own cause; a listener that fails has failed for the figure, not for the message. */
  const change = (act: () => void): void => {
    const before = store.get().state;
    cause = 'host';
    try {
      act();
    } catch {
      complain('state');
    }
    if (Object.is(store.get().state, before)) cause = undefined;
  };

  function obey(message: HostMessage): void {
    switch (message.type) {
      case 'hello':
        isFollowed();
        tellReady(true);
        break;
      case 'get':
        state.call();
        break;
      case 'set': {
        const { state: next, notices } = parseQuery(message.query, store.model);
        // One after the other, as a host's own slider sends them, they are one step to undo.
        change(() => store.update(() => next, 'host:set'));
        if (notices.length > 0) complain('query', { params: notices.map(({ param }) => param) });
        break;
      }
      case 'reset':
      case 'undo':
      case 'redo':
        change(store[message.type]);
        break;
      case 'play':
      case 'pause':
        players[message.type]();
        break;
      case 'theme':
        frame.set({ theme: message.value });
        break;
      case 'lock':
        frame.set({ lock: message.value });
        break;
      case 'snapshot':
        void draw(message.req, message.format);
        break;
    }
  }

  function hear({ source, data }: MessageEvent<unknown>): void {
    if (source !== host) return;
    const message = readHostMessage(data);
    const slides = data === 'slide:start' || data === 'slide:stop';
    const asks = message === undefined && !slides && dialects.hear(data);
    if (message === undefined && !slides && !asks) return;
    if (!isHeard()) complain('flood');
    else if (message === 'refused') complain('refused');
    else if (message) obey(message);
    else if (slides) players[data === 'slide:start' ? 'resume' : 'hold']();
    else isFollowed();
  }

  /** Escape that nothing inside has use for gives the focus back to the page around. */
  function leave(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (root.ownerDocument.querySelector(':popover-open, dialog[open]')) return;
    (root.ownerDocument.activeElement as HTMLOrSVGElement | null)?.blur();
    say('blur');
  }

  page.addEventListener('message', hear);
  page.addEventListener('keydown', leave);
  page.addEventListener('resize', onResize);
  let shown = store.get().state;
  const stopState = store.subscribe(() => {
    const now = store.get().state;
    // The same state: more is known of it, or the hand has left it.
    if (Object.is(now, shown)) cause ??= 'late';
    else cause = cause === 'host' ? 'host' : 'reader';
    shown = now;
    state.call();
  });
  tellReady(false);
  cause = 'start';
  state.call();
  return () => {
    page.removeEventListener('message', hear);
    page.removeEventListener('keydown', leave);
    page.removeEventListener('resize', onResize);
    clearTimeout(telling);
    stopState();
    state.stop();
    heights.stop();
  };
}
