import { figureElement } from './elements';
import { followFrames } from './frames';

/** All of `kl-embed.js`, given the address of the folder that it lies in. A second script on the page does nothing. */
export function startHost(base: string): void {
  if (customElements.get('kl-figure')) return;
  followFrames(base);
  customElements.define('kl-figure', figureElement(base));
}
