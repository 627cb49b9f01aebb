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
  const shown: string[] = [];
  /** The scripts of a further figure that no tag of the page loads. */
  const laterScripts = (id: string): string | undefined => {
    if (loading.kind === 'dev' || id === shown[0]) return undefined;
    const tagged = new Set(pageScripts(loading.assets, shown[0]));
    const files = figureScripts(loading.assets, id).filter((file) => !tagged.has(file));
    return files.map((file) => up + file).join(' ');
  };
  const render: RenderIsland = (figure, layout) => {
    const identifierPrefix = islandIdPrefix(shown.length);
    shown.push(figure.id);
    const store = createFigureStore(figure.model);
    const html = renderToString(<Island figure={figure} store={store} layout={layout} />, {
      identifierPrefix,
    });
    return { html, src: laterScripts(figure.id) };
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
    ...(loading.kind === 'dev' ? devTags() : builtTags(loading.assets, up, shown)),
  ].join('\n    ');
  return template.replace('<!--head-->', () => head).replace('<!--body-->', () => body);
}

function devTags(): string[] {
  return [
    '<script src="/src/app/boot.ts" type="module"></script>',
    '<script src="/src/app/dev.ts" type="module"></script>',
  ];
}

function figureScripts(assets: SiteAssets, figure: string): readonly string[] {
  const files = assets.figures[figure];
  if (files === undefined) throw new Error(`no script was built for figure "${figure}"`);
  return files;
}

/** The first figure's scripts alone are tags, in order; the runtime loads those of further figures (see lazyFigures). */
function pageScripts(assets: SiteAssets, first: string | undefined): readonly string[] {
  // A page without a figure still needs the shell's behaviours, so the runtime is on every page.
  return first === undefined ? assets.runtime : figureScripts(assets, first);
}

/** Where the scripts of the workers are that these figures may ask for (see startFromScripts). */
function workerTags({ workers }: SiteAssets, up: string, figures: readonly string[]): string[] {
  return workers
    .filter((worker) => worker.figures.some((id) => figures.includes(id)))
    .map(
      ({ name, scripts }) =>
        `<meta name="worker-${name}" data-root="${up}" content="${scripts.join(' ')}">`,
    );
}

function builtTags(assets: SiteAssets, up: string, figures: readonly string[]): string[] {
  return [
    `<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">`,
    ...assets.styles.map((file) => `<link rel="stylesheet" href="${up}${file}">`),
    `<script src="${up}${assets.boot}"></script>`,
    ...workerTags(assets, up, figures),
    ...pageScripts(assets, figures[0]).map((file) => `<script defer src="${up}${file}"></script>`),
  ];
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
