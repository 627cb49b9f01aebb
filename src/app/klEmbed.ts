/** `kl-embed.js`: what a page that embeds figures may load. The figures lie beside it. */
import { startHost } from '../embed/host';

const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement) startHost(new URL('.', currentScript.src).href);
