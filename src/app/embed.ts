/** What embeds have besides the runtime: the options of their frame. Runs before the figure's own script. */
import {
  createEmbedBench,
  createFrameStore,
  EMBED_OPTION_NAMES,
  parseEmbedOptions,
  showOptions,
} from '../embed';
import { standIn } from './islands';

const { options, notices } = parseEmbedOptions(location.search);
const frame = createFrameStore(options);
frame.subscribe(() => showOptions(document.documentElement, frame.get()));
standIn(createEmbedBench(frame, notices));

/** The figure's own page in the present state: of the address, without what concerns the frame only. */
function fullAddress({ href }: HTMLAnchorElement): string {
  const state = new URLSearchParams(location.search);
  for (const name of EMBED_OPTION_NAMES) state.delete(name);
  const url = new URL(href);
  url.search = state.toString();
  return url.href;
}

const credit = () => document.querySelector<HTMLAnchorElement>('.embed-credit');

// However it is opened: by mouse, by key, in a new tab.
for (const type of ['pointerdown', 'keydown'])
  addEventListener(type, ({ target }) => {
    const link = credit();
    if (link && target === link) link.href = fullAddress(link);
  });

/** Paper cannot be dragged: it says where the figure can be. */
addEventListener('beforeprint', () => {
  const link = credit();
  const place = document.querySelector('[data-embed-address]');
  if (link && place) place.textContent = fullAddress(link);
});
