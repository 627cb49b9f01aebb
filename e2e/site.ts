/** What the built site consists of, read from dist/: nothing here has to be told about a new page or figure. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const DIST = path.resolve(import.meta.dirname, '../dist');

/** One page of the built site. */
export interface SitePage {
  /** Path below the site's root: empty for the home page, otherwise with a slash at the end. */
  readonly path: string;
  /** For test titles. */
  readonly name: string;
  readonly file: string;
  readonly html: string;
  /** For a frame on other people's pages; a figure's own page; or a page of the site's navigation. */
  readonly kind: 'embed' | 'figure' | 'page';
  /** Ids of the figures on it, in order. */
  readonly figures: readonly string[];
}

/** All pages, the home page first. Throws when the site has not been built. */
export function sitePages(): SitePage[] {
  if (!existsSync(path.join(DIST, 'index.html'))) {
    throw new Error('dist/index.html is missing: run `npm run build` first.');
  }
  return readdirSync(DIST, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'index.html')
    .map((file) => {
      const html = readFileSync(path.join(DIST, file), 'utf8');
      const folder = path.dirname(file).split(path.sep).join('/');
      return {
        path: folder === '.' ? '' : `${folder}/`,
        name: folder === '.' ? 'the home page' : folder,
        file: path.join(DIST, file),
        html,
        kind: kindOf(folder),
        figures: [...html.matchAll(/data-figure="(?<id>[^"]+)"/gu)].map((match) => match[1] ?? ''),
      };
    })
    .toSorted((a, b) => a.path.localeCompare(b.path));
}

function kindOf(folder: string): SitePage['kind'] {
  if (folder.startsWith('embed/')) return 'embed';
  return folder.startsWith('fig/') ? 'figure' : 'page';
}

/** Each figure once, with the first page other than the home page, a chapter, that shows it where there is one. */
export function siteFigures(): { readonly id: string; readonly page: SitePage }[] {
  const found = new Map<string, SitePage>();
  const isPage = (page: SitePage) => Number(page.kind === 'page');
  const pages = sitePages()
    .toReversed()
    .toSorted((a, b) => isPage(b) - isPage(a));
  for (const page of pages) {
    for (const id of page.figures) if (!found.has(id)) found.set(id, page);
  }
  return [...found].map(([id, page]) => ({ id, page })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
