import { renderToString } from 'react-dom/server';
import { IslandRenderer, islandIdPrefix, type RenderIsland } from '../figures/FigureSlot';
import { Island } from '../figures/Island';
import { createFigureStore } from '../state';
import type { Page, SiteAssets } from './page';
import { Shell } from './Shell';

export { pages } from './pages';

/** What the page loads: the built classic scripts, or the sources as modules while developing. */
export type Loading =
  { readonly kind: 'built'; readonly assets: SiteAssets } | { readonly kind: 'dev' };

/** No inline script, nothing from another origin; inline style attributes are how live marks move. */
const CONTENT_SECURITY_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; " +
  "worker-src 'self' blob:; base-uri 'none'; form-action 'none'";

/** The page as HTML: readable, with typeset formulas and live numbers of the default state, before any script. */
export function renderPage(page: Page, template: string, loading: Loading): string {
  const figures = new Set<string>();
  const up = page.path === '' ? './' : '../'.repeat(page.path.split('/').length);
  let islands = 0;
  const render: RenderIsland = (figure, layout) => {
    figures.add(figure.id);
    const store = createFigureStore(figure.model);
    return renderToString(<Island figure={figure} store={store} layout={layout} />, {
      identifierPrefix: islandIdPrefix(islands++),
    });
  };
  const body = renderToString(
    <IslandRenderer value={render}>
      <Shell root={up} current={page.path}>
        <page.Body />
      </Shell>
    </IslandRenderer>,
  );
  const head = [
    `<title>${escapeHtml(page.title)}</title>`,
    `<meta name="description" content="${escapeHtml(page.description)}">`,
    `<link rel="icon" href="${up}favicon.svg" type="image/svg+xml">`,
    ...(loading.kind === 'dev' ? devTags() : builtTags(loading.assets, up, figures)),
  ].join('\n    ');
  return template.replace('<!--head-->', () => head).replace('<!--body-->', () => body);
}

function devTags(): string[] {
  return [
    '<script src="/src/app/boot.ts" type="module"></script>',
    '<script src="/src/app/dev.ts" type="module"></script>',
  ];
}

function builtTags(assets: SiteAssets, up: string, figures: ReadonlySet<string>): string[] {
  const scriptOf = (id: string): string => {
    const file = assets.figures[id];
    if (file === undefined) throw new Error(`no script was built for figure "${id}"`);
    return file;
  };
  // A page without a figure still needs the shell's behaviours, so the runtime is on every page.
  const deferred = [assets.runtime, ...[...figures].map(scriptOf)];
  return [
    `<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">`,
    ...assets.styles.map((file) => `<link rel="stylesheet" href="${up}${file}">`),
    `<script src="${up}${assets.boot}"></script>`,
    ...deferred.map((file) => `<script defer src="${up}${file}"></script>`),
  ];
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
