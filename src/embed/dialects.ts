/**
 * The languages in which pages that embed things are told a height. Three are said to everybody, one to those who
 * may listen for text, the others only to a page that has asked in them.
 */
interface Dialects {
  /** Takes what the embedding page has said; true when it asks for heights. */
  hear(data: unknown): boolean;
  /** What to post for this height: plain objects and texts. */
  tell(height: number, width: number): readonly unknown[];
}

/** Names that a page gives its frames, echoed to it; nothing else of what it says is. */
const NAME = String.raw`[\w-]{1,64}?`;
const PYM = new RegExp(`^pymxPYMx(${NAME})xPYMx`);
const IFRAME_SIZER = new RegExp(String.raw`^\[iFrameSizer\](${NAME}):`);

/** @param href The frame's own address, which one of the languages wants to be told. */
export function createDialects(href: () => string): Dialects {
  let pym: string | undefined;
  let sizer: string | undefined;
  let sizerKnows = false;
  let h5p: 'silent' | 'greets' | 'talks' = 'silent';

  function hear(data: unknown): boolean {
    if (typeof data === 'string') {
      const [, pymName] = PYM.exec(data) ?? [];
      const [, sizerName] = IFRAME_SIZER.exec(data) ?? [];
      pym = pymName ?? pym;
      if (sizerName !== undefined) {
        sizer = sizerName;
        sizerKnows = false;
      }
      return pymName !== undefined || sizerName !== undefined;
    }
    if (typeof data !== 'object' || data === null) return false;
    const { type, context, action } = data as Record<'type' | 'context' | 'action', unknown>;
    if (type === 'iframe-child-init' || type === 'iframe-get-child-dimensions') return true;
    if (context !== 'h5p' || (action !== 'ready' && action !== 'hello')) return false;
    // It answers our greeting with one of its own, and is not greeted again.
    h5p = action === 'ready' ? 'greets' : 'talks';
    return true;
  }

  function tell(height: number, width: number): unknown[] {
    const said: unknown[] = [
      { type: 'iframe-resized', width, height },
      { subject: 'lti.frameResize', height },
      { sentinel: 'amp', type: 'embed-size', height, width },
      JSON.stringify({ src: href(), context: 'iframe.resize', height }),
    ];
    if (pym !== undefined) said.push(`pymxPYMx${pym}xPYMxheightxPYMx${height}`);
    if (h5p === 'greets') said.push({ context: 'h5p', action: 'hello' });
    if (h5p !== 'silent') {
      h5p = 'talks';
      said.push({ context: 'h5p', action: 'resize', scrollHeight: height });
    }
    if (sizer !== undefined) {
      const size = `[iFrameSizer]${sizer}:${height}:${width}`;
      if (!sizerKnows) said.push(`${size}:init`);
      said.push(`${size}:resizeObserver`);
      sizerKnows = true;
    }
    return said;
  }

  return { hear, tell };
}
