// @vitest-environment jsdom
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startHost } from '.';

const BASE = 'https://figures.example/site/';

/** A frame of the page, and what its window has been sent. */
function frame(src: string) {
  const element = document.createElement('iframe');
  element.src = src;
  document.body.append(element);
  return { element, sent: listen(element) };
}

function listen(element: HTMLIFrameElement) {
  const sent: unknown[] = [];
  const window = element.contentWindow;
  if (window === null) throw new Error('the frame has no window');
  vi.spyOn(window, 'postMessage').mockImplementation((data: unknown) => void sent.push(data));
  return sent;
}

function say(element: HTMLIFrameElement, data: unknown) {
  const source = element.contentWindow;
  window.dispatchEvent(new MessageEvent('message', { data, source }));
}

const figure = (fields: object) => ({ source: 'nats-and-squares', v: 1, id: '', ...fields });
const HELLO = { source: 'nats-and-squares-host', v: 1, type: 'hello' };

let early: ReturnType<typeof frame>;

beforeAll(() => {
  early = frame(`${BASE}embed/two-bars/?q=1`);
  startHost(BASE);
  startHost(BASE);
});

beforeEach(() => {
  document.body.replaceChildren();
});

describe('kl-embed.js', () => {
  it('greets, once, a frame that was there before it', () => {
    expect(early.sent).toEqual([HELLO]);
  });

  it('greets a frame that gets ready, but not one that answers its greeting', () => {
    const { element, sent } = frame(`${BASE}embed/two-bars/`);
    say(element, figure({ type: 'ready', answer: false }));
    say(element, figure({ type: 'ready', answer: true }));
    expect(sent).toEqual([HELLO]);
  });

  it('gives a frame the height of its figure, and its borders where they count', () => {
    const { element } = frame(`${BASE}embed/two-bars/`);
    say(element, figure({ type: 'resize', height: 612, width: 700 }));
    expect(element.style.height).toBe('612px');
    Object.defineProperties(element, {
      offsetHeight: { value: 104 },
      clientHeight: { value: 100 },
    });
    element.style.boxSizing = 'border-box';
    say(element, figure({ type: 'resize', height: 500 }));
    expect(element.style.height).toBe('504px');
  });

  it('follows nothing that is no height, and no frame but ours', () => {
    const { element } = frame(`${BASE}embed/two-bars/`);
    const other = frame('https://elsewhere.example/embed/two-bars/').element;
    for (const height of [0, -5, NaN, Infinity, 1e9, '300px', null, undefined, {}])
      say(element, figure({ type: 'resize', height }));
    for (const data of [null, 'resize', 7, [], { type: 'resize', height: 300 }]) say(element, data);
    say(element, { ...figure({ type: 'resize', height: 300 }), v: 2 });
    say(other, figure({ type: 'resize', height: 300 }));
    expect([element.style.height, other.style.height]).toEqual(['', '']);
  });

  it('passes on what figures say as events that bubble', () => {
    const { element } = frame(`${BASE}embed/two-bars/`);
    const heard: unknown[] = [];
    document.body.addEventListener('nas:state', (event) =>
      heard.push((event as CustomEvent).detail),
    );
    const state = figure({ type: 'state', query: 'q=1', quantities: {}, cause: 'reader' });
    say(element, state);
    expect(heard).toEqual([state]);
  });
});

describe('<kl-figure>', () => {
  const show = (html: string) => {
    document.body.innerHTML = html;
    return document.body.querySelector('iframe');
  };

  it('is a frame with that figure, its attributes the parameters', () => {
    const made = show(
      `<kl-figure id="one" class="wide" name="elbo-gap" q="normal_0_1" theme="dark" height="500" title="The gap" data-x="1"><a href="x">Picture</a></kl-figure>`,
    );
    expect(made?.src).toBe(`${BASE}embed/elbo-gap/?q=normal_0_1&theme=dark`);
    expect(made?.title).toBe('The gap');
    expect(made?.style.height).toBe('500px');
    expect(document.body.textContent).toBe('');
  });

  it('has a usual height where the one that is given is none', () => {
    for (const height of ['-5', '0', 'auto', '1e999', '', '99999'])
      expect(show(`<kl-figure name="elbo-gap" height="${height}"></kl-figure>`)?.style.height).toBe(
        '450px',
      );
  });

  it('leaves its content where the name cannot be one of a figure', () => {
    for (const name of ['', '../x', 'a b', 'x"onload=1', 'X'])
      expect(show(`<kl-figure name='${name}'>Picture</kl-figure>`), name).toBeNull();
    expect(document.body.textContent).toBe('Picture');
  });

  it('keeps its frame when it is moved about', () => {
    const made = show('<kl-figure name="elbo-gap"></kl-figure><section></section>');
    const element = document.body.querySelector('kl-figure');
    if (element) document.body.querySelector('section')?.append(element);
    expect(document.body.querySelector('iframe')).toBe(made);
  });

  it('sends its figure what it is asked to', () => {
    const made = show('<kl-figure name="elbo-gap"></kl-figure>');
    if (!made) throw new Error('no frame');
    const sent = listen(made);
    const element = document.body.querySelector('kl-figure') as HTMLElement & {
      send(type: string, fields?: object): void;
    };
    element.send('set', { query: 'q=1', source: 'somebody' });
    expect(sent).toEqual([{ ...HELLO, type: 'set', query: 'q=1' }]);
  });
});
