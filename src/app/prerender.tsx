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
  const up = page.path === '' ? './' : '../'.repeat(page.path.split('/').length);
  const scriptOf = (id: string): string | undefined =>
    loading.kind === 'built' ? up + scriptFile(loading.assets, id) : undefined;
  let islands = 0;
  let first: string | undefined;
  const render: RenderIsland = (figure, layout) => {
    first ??= figure.id;
    const store = createFigureStore(figure.model);
    const html = renderToString(<Island figure={figure} store={store} layout={layout} />, {
      identifierPrefix: islandIdPrefix(islands++),
    });
    return { html, src: figure.id === first ? undefined : scriptOf(figure.id) };
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
    // A picture of points: each time the address follows the state a browser draws the icon anew, a vector one slowly.
    `<link rel="icon" href="${up}favicon.png" type="image/png" sizes="64x64">`,
    ...(loading.kind === 'dev' ? devTags() : builtTags(loading.assets, up, first)),
  ].join('\n    ');
  return template.replace('<!--head-->', () => head).replace('<!--body-->', () => body);
}

function devTags(): string[] {
  return [
    '<script src="/src/app/boot.ts" type="module"></script>',
    '<script src="/src/app/dev.ts" type="module"></script>',
  ];
}

function scriptFile(assets: SiteAssets, figure: string): string {
  const file = assets.figures[figure];
  if (file === undefined) throw new Error(`no script was built for figure "${figure}"`);
  return file;
}

/** Only the first figure's script is a tag; the runtime loads those of further figures (see lazyFigures). */
function builtTags(assets: SiteAssets, up: string, first: string | undefined): string[] {
  // A page without a figure still needs the shell's behaviours, so the runtime is on every page.
  const deferred = [assets.runtime, ...(first === undefined ? [] : [scriptFile(assets, first)])];
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
