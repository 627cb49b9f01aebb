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
/** When it has been still for so long, the last `set` that was too much is heard after all. */
const OVERFLOW_MS = 100;
const CHANGES: ReadonlySet<HostMessage['type']> = new Set(['set', 'reset', 'undo', 'redo']);
/** Of all the text in one message, pictures aside. */
const LONGEST = 16_384;
/**
 * Of a box that is just full nothing could be seen to be followed: it is told a little more, and once it has that, more
 * again. A window that somebody drags passes through one height or the other by chance, hardly through both in turn.
 */
const MORE = [1, 7];

type Cause = 'start' | 'reader' | 'host' | 'late';
/** What a host is told of at most once a second. */
type Complaint = 'refused' | 'query' | 'state' | 'flood' | 'size';

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
  const complaints = new Map<Complaint, () => boolean>();
  let cause: Cause | undefined;
  let hostActs = false;
  let overflow: HostMessage | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let drawing = false;
  let told = -Infinity;
  /** The box when that was told, and how often it has since taken the height that was told last. */
  let boxThen = -Infinity;
  let taken = 0;
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
  const complain = (code: Complaint, fields: Readonly<Record<string, unknown>> = {}): void => {
    const mayComplain = complaints.get(code) ?? createGate(1, 1);
    complaints.set(code, mayComplain);
    if (mayComplain()) say('error', { code, ...fields });
  };
  /** Not one of many, as complaints are: the host waits for the answer to this very request. */
  const sayUndrawn = (req: string | number): void => say('error', { code: 'picture', req });
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
    else say('state', { ...state, cause: cause ?? 'late' });
    cause = undefined;
  };
  const state = pace(tellState, STATE_GAP_MS);

  const heights = watchHeight(root, (own, width) => {
    boxThen = page.innerHeight;
    const isFull = frame.get().fit === 'auto' && own === boxThen;
    told = isFull ? own + MORE[taken] : own;
    say('resize', { height: told, width });
    for (const said of dialects.tell(told, width)) post(said);
  });

  const tellAgain = (): void => {
    clearTimeout(telling);
    telling = setTimeout(heights.again);
  };
  /** The page follows heights, so the figure may take its own; it is told when that has been laid out. */
  const isFollowed = (): void => {
    if (frame.get().fit === 'auto') frame.set({ fit: 'width' });
    tellAgain();
  };
  /** Most pages that follow heights do it in silence: the frame has the height that it was told. */
  const onResize = (): void => {
    if (frame.get().fit !== 'auto') return;
    const box = page.innerHeight;
    const hasTaken = box !== boxThen && Math.abs(box - told) <= 1;
    taken = hasTaken ? taken + 1 : 0;
    if (taken === MORE.length) isFollowed();
    else if (hasTaken) tellAgain();
  };
  const draw = async (req: string | number, format: 'svg' | 'png'): Promise<void> => {
    if (drawing || framed.picture === undefined) {
      sayUndrawn(req);
      return;
    }
    drawing = true;
    try {
      say('image', { req, format, data: await framed.picture(format) });
    } catch {
      sayUndrawn(req);
    } finally {
      drawing = false;
    }
  };
  /** What the host does is its own cause; a listener that fails has failed for the figure, not for the message. */
  const change = (act: () => void): void => {
    hostActs = true;
    try {
      act();
    } catch {
      complain('state');
    } finally {
      hostActs = false;
    }
  };

  /** The state that a query names, as far as it can be used; of one that is too long nothing is. */
  const set = (search: string): void => {
    // As it stands in an address, so that a query is as long here as there.
    const address = search.startsWith('?') ? search : `?${search}`;
    const { state: next, notices } = parseQuery(address, store.model);
    const params = notices.map(({ param }) => param);
    // One after the other, as a host's own slider sends them, they are one step to undo.
    if (!params.includes('query')) change(() => store.update(() => next, 'host:set'));
    if (params.length > 0) complain('query', { params });
  };

  function obey(message: HostMessage): void {
    switch (message.type) {
      case 'hello':
        isFollowed();
        tellReady(true);
        break;
      case 'get':
        cause ??= 'host';
        state.call();
        break;
      case 'set':
        set(message.query);
        break;
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

  /** Where a host's slider comes to rest is not lost, however fast it was moved. */
  function keepForLater(message: HostMessage): void {
    if (!CHANGES.has(message.type)) return;
    overflow = message.type === 'set' ? message : undefined;
    clearTimeout(reopening);
    reopening = setTimeout(obeyOverflow, OVERFLOW_MS);
  }

  function obeyOverflow(): void {
    if (overflow && isHeard()) obey(overflow);
    overflow = undefined;
  }

  function hear({ source, data }: MessageEvent<unknown>): void {
    if (source !== host) return;
    const message = readHostMessage(data);
    const slides = data === 'slide:start' || data === 'slide:stop';
    const asks = message === undefined && !slides && dialects.hear(data);
    if (message === undefined && !slides && !asks) return;
    if (!isHeard()) {
      complain('flood');
      if (message && message !== 'refused') keepForLater(message);
    } else if (message === 'refused') complain('refused');
    else if (message) {
      // What comes now has been sent after what was too much then.
      if (CHANGES.has(message.type)) overflow = undefined;
      obey(message);
    } else if (slides) players[data === 'slide:start' ? 'resume' : 'hold']();
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
    else cause = hostActs ? 'host' : 'reader';
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
    clearTimeout(reopening);
    stopState();
    state.stop();
    heights.stop();
  };
}
