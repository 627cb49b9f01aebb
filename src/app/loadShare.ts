import { loadShare, type Sharing } from '../ui';
import { scriptTag } from './scriptTag';

/** Shares a figure; `base` is the site's top folder as an absolute address. */
type SharingAt = (base: string) => Sharing;

const registered = new Map<string, SharingAt>();

/** What a figure's script for sharing does when it runs. */
export function registerShare(figure: string, sharingAt: SharingAt): void {
  registered.set(figure, sharingAt);
}

/**
 * What shares a figure, by script tags, as all else comes here; those of its scripts that the page has are not loaded
 * again. The page says in a meta tag where they are.
 */
export async function loadShareScripts(figure: string): Promise<Sharing> {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="share-${figure}"]`);
  const up = meta?.dataset.root ?? '';
  const sharingAt =
    registered.get(figure) ?? (await load(figure, up, meta?.content.split(' ') ?? []));
  return sharingAt(new URL(up, document.baseURI).href);
}

async function load(figure: string, up: string, files: readonly string[]): Promise<SharingAt> {
  const had = new Set(document.scripts);
  const tags = files.map((file) => scriptTag(up + file));
  try {
    await lastToRun(tags);
  } catch (error) {
    // One that ran without those before it must run again when it is asked for again.
    for (const tag of tags) if (!had.has(tag)) tag.remove();
    throw error;
  }
  const loaded = registered.get(figure);
  if (loaded === undefined) throw new Error(`the scripts to share "${figure}" did not run`);
  return loaded;
}

/** Scripts run in their order: the last is the figure's own. */
function lastToRun(tags: readonly HTMLScriptElement[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const last = tags.at(-1);
    if (last === undefined) throw new Error('this page names no scripts to share the figure');
    last.addEventListener('load', () => resolve());
    for (const tag of tags)
      tag.addEventListener('error', () => reject(new Error(`not loaded: ${tag.src}`)));
  });
}

/**
 * Buttons of a page that share a figure which is not on it: `data-share` names it, `data-preset` its state. One that
 * failed says so until it is tried again.
 */
export function bindShareButtons(): void {
  const failed = new Map<Element, readonly Node[]>();
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element && target.closest<HTMLElement>('button[data-share]');
    if (!button) return;
    const { share = '', preset } = button.dataset;
    const words = failed.get(button) ?? [...button.childNodes];
    if (failed.delete(button)) button.replaceChildren(...words);
    loadShare(share)
      .then(({ open }) => open(preset === undefined ? {} : { preset }))
      .catch(() => {
        failed.set(button, words);
        button.replaceChildren('This could not be loaded');
      });
  });
}
