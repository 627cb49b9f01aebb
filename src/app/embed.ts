/** What embeds have besides the runtime: the options of their frame. Runs before the figure's own script. */
import { createEmbedBench, createFrameStore, parseEmbedOptions, showOptions } from '../embed';
import { standIn } from './islands';

const { options, notices } = parseEmbedOptions(location.search);
const frame = createFrameStore(options);
frame.subscribe(() => showOptions(document.documentElement, frame.get()));
standIn(createEmbedBench(frame, notices));

/** Paper cannot be dragged: it says where the figure can be, in its present state. */
addEventListener('beforeprint', () => {
  const { search } = location;
  const full = document.querySelector<HTMLAnchorElement>('.embed-credit');
  const place = document.querySelector('[data-embed-address]');
  if (full && place) place.textContent = full.href.replace(/\?.*/, '') + search;
});
