const FIGURE = 'nats-and-squares';

/** Higher than any figure: a height beyond this is a mistake. */
const HIGHEST = 20_000;

/** Whether a frame can be that high, in pixels. */
export const isHeight = (value: unknown): value is number =>
  typeof value === 'number' && value > 0 && value < HIGHEST;

/** Whether it shows one of the figures that lie beside this script. */
export const isOurs = (frame: HTMLIFrameElement, base: string): boolean =>
  frame.src.startsWith(`${base}embed/`);

export function send(frame: HTMLIFrameElement, type: string, fields?: object): void {
  frame.contentWindow?.postMessage({ ...fields, source: `${FIGURE}-host`, v: 1, type }, '*');
}

/**
 * Greets our frames, so that they know that their height will be followed; gives each the height of its figure, hands the
 * focus back when a figure gives it away, and passes on what figures say as events (`nas:state` …) that bubble from the
 * frame.
 */
export function followFrames(base: string): void {
  const ours = () => [...document.querySelectorAll('iframe')].filter((it) => isOurs(it, base));
  addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    if (typeof data !== 'object' || data === null) return;
    const said = data as Readonly<Record<string, unknown>>;
    if (said.source !== FIGURE || said.v !== 1 || typeof said.type !== 'string') return;
    const frame = ours().find(({ contentWindow }) => contentWindow === source);
    if (!frame) return;
    // One that answers our greeting need not be greeted again.
    if (said.type === 'ready' && said.answer !== true) send(frame, 'hello');
    if (said.type === 'resize') resize(frame, said.height);
    if (said.type === 'blur') frame.blur();
    frame.dispatchEvent(new CustomEvent(`nas:${said.type}`, { detail: data, bubbles: true }));
  });
  ours().forEach((frame) => send(frame, 'hello'));
}

function resize(frame: HTMLIFrameElement, height: unknown): void {
  if (!isHeight(height)) return;
  const borders =
    getComputedStyle(frame).boxSizing === 'border-box'
      ? frame.offsetHeight - frame.clientHeight
      : 0;
  frame.style.height = `${Math.ceil(height) + borders}px`;
}
