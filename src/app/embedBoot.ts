/**
 * Runs before the first paint of an embed, so it is small: how its frame is to look, and a mark on the root when the URL
 * says anything at all, so that the default is not shown first (see boot.ts). Nothing is read from storage: in a frame of
 * another site it is not ours.
 */
import { parseEmbedOptions, showOptions } from '../embed';
import './embedStyles';

const html = document.documentElement;

html.dataset.js = '';
showOptions(html, parseEmbedOptions(location.search).options);
if (location.search.length > 1) {
  html.dataset.pending = '';
  setTimeout(() => delete html.dataset.pending, 4000);
}
