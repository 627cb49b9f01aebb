import { isHeight, isOurs, send } from './frames';

/** What is not for the figure: HTML's own attributes, and those of this element. */
const OWN =
  /^(?:name|height|title|id|class|style|slot|lang|dir|hidden|role|tabindex|loading|(?:aria|data|on).*)$/;

/** Until the figure says what it needs. */
const USUAL_HEIGHT = 450;

/**
 * `<kl-figure name="elbo-gap" q="normal_0_1" height="450">`: a frame with that figure, in place of what the element
 * holds (a picture with a link, for where scripts are filtered). Other attributes are parameters of the figure.
 */
export function figureElement(base: string): CustomElementConstructor {
  return class extends HTMLElement {
    connectedCallback(): void {
      // An element that is met while the page is read has no content yet.
      if (document.readyState === 'loading')
        document.addEventListener('DOMContentLoaded', () => this.show(), { once: true });
      else this.show();
    }

    /** Asks something of the figure: `send('set', { query: 'q=normal_1_1' })`. */
    send(type: string, fields?: object): void {
      const frame = this.querySelector('iframe');
      if (frame) send(frame, type, fields);
    }

    private show(): void {
      const name = this.getAttribute('name') ?? '';
      const frame = this.querySelector('iframe');
      if (!/^[a-z0-9-]+$/.test(name) || (frame && isOurs(frame, base))) return;
      this.style.display ||= 'block';
      this.replaceChildren(frameOf(this, name, base));
    }
  };
}

function frameOf(element: HTMLElement, name: string, base: string): HTMLIFrameElement {
  const given = [...element.attributes].filter((it) => !OWN.test(it.name));
  const query = String(new URLSearchParams(given.map((it) => [it.name, it.value])));
  const frame = document.createElement('iframe');
  const wanted = Number(element.getAttribute('height'));
  const height = isHeight(wanted) ? wanted : USUAL_HEIGHT;
  // A folder on disk is listed, not opened.
  const file = base.startsWith('file:') ? 'index.html' : '';
  frame.src = `${base}embed/${name}/${file}${query && `?${query}`}`;
  frame.title = element.title || `${name}, interactive figure`;
  frame.loading = element.getAttribute('loading') === 'eager' ? 'eager' : 'lazy';
  frame.allow = 'clipboard-write; fullscreen';
  frame.style.cssText = `display:block;border:0;width:100%;height:${height}px`;
  return frame;
}
