import { renderToString } from 'react-dom/server';
import { createEmbedBench, createFrameStore, DEFAULT_EMBED_OPTIONS } from '../embed';
import { IslandRenderer, islandIdPrefix, type RenderIsland } from '../figures/FigureSlot';
import { Island } from '../figures/Island';
import { HAS_PICTURES } from '../share/snippets';
import { createFigureStore } from '../state';
import { headTags } from './head';
import { oembedOf } from './oembed';
import { SERVICE_WORKER, type Page, type SiteAssets } from './page';
import { Shell } from './Shell';

export { pages } from './pages';
export { siteAddress } from './siteAddress';

/** What the page loads: the built classic scripts, or the sources as modules while developing. */
export type Loading =
  { readonly kind: 'built'; readonly assets: SiteAssets } | { readonly kind: 'dev' };

/** No inline script, nothing from another origin; inline style attributes are how live marks move. */
const CONTENT_SECURITY_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; " +
  "worker-src 'self' blob:; base-uri 'none'; form-action 'none'";

/** Files beside a page's HTML: by name, their text. */
export function filesBeside(page: Page, site?: string): Readonly<Record<string, string>> {
  return page.isEmbed ? { 'oembed.json': oembedOf(page, site) } : {};
}

/**
 * The page as HTML: readable, with typeset formulas and live numbers of the default state, before any script. `site`:
 * its whole address, where that is known.
 */
export function renderPage(page: Page, template: string, loading: Loading, site?: string): string {
  const up = page.path === '' ? './' : '../'.repeat(page.path.split('/').length);
  const shown: string[] = [];
  /** The scripts of a further figure that no tag of the page loads. */
  const laterScripts = (id: string): string | undefined => {
    if (loading.kind === 'dev' || id === shown[0]) return undefined;
    const tagged = new Set(pageScripts(loading.assets, shown[0]));
    const files = figureScripts(loading.assets, id).filter((file) => !tagged.has(file));
    return files.map((file) => up + file).join(' ');
  };
  const Bench = page.isEmbed
    ? createEmbedBench(createFrameStore(DEFAULT_EMBED_OPTIONS), [])
    : undefined;
  const render: RenderIsland = (figure, layout) => {
    const identifierPrefix = islandIdPrefix(shown.length);
    shown.push(figure.id);
    const store = createFigureStore(figure.model);
    const html = renderToString(
      <Island figure={figure} store={store} layout={layout} {...(Bench && { Bench })} />,
      { identifierPrefix },
    );
    return { html, src: laterScripts(figure.id) };
  };
  const body = renderToString(
    <IslandRenderer value={render}>
      {page.isEmbed ? (
        <page.Body site={site} />
      ) : (
        <Shell root={up} current={page.path}>
          <page.Body site={site} />
        </Shell>
      )}
    </IslandRenderer>,
  );
  const head = [
    ...headTags(page, up, { site, hasPictures: HAS_PICTURES }),
    ...(loading.kind === 'dev' ? devTags(page) : builtTags(page, loading.assets, up, shown)),
  ].join('\n    ');
  return template.replace('<!--head-->', () => head).replace('<!--body-->', () => body);
}

function devTags({ isEmbed }: Page): string[] {
  const sources = isEmbed ? ['embedBoot', 'embed', 'devFigures'] : ['boot', 'dev', 'devFigures'];
  return sources.map((name) => `<script src="/src/app/${name}.ts" type="module"></script>`);
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

/** Where the scripts are that open the dialogs for sharing of these figures (see loadShare). */
function shareTags({ share }: SiteAssets, up: string, figures: readonly string[]): string[] {
  return [...new Set(figures)].map(
    (id) => `<meta name="share-${id}" data-root="${up}" content="${(share[id] ?? []).join(' ')}">`,
  );
}

function builtTags(
  page: Page,
  assets: SiteAssets,
  up: string,
  figures: readonly string[],
): string[] {
  const { boot, styles } = page.isEmbed ? assets.embed : assets;
  const scripts = pageScripts(assets, figures[0]);
  return [
    `<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">`,
    ...styles.map((file) => `<link rel="stylesheet" href="${up}${file}">`),
    `<script src="${up}${boot}"></script>`,
    ...workerTags(assets, up, figures),
    ...shareTags(assets, up, [...figures, ...(page.shares ?? [])]),
    // A frame on somebody's page keeps nothing in the reader's browser.
    ...(page.isEmbed ? [] : [`<meta name="service-worker" content="${up}${SERVICE_WORKER}">`]),
    ...(page.isEmbed ? withEmbed(scripts, assets) : scripts).map(
      (file) => `<script defer src="${up}${file}"></script>`,
    ),
  ];
}

/** A figure comes to life when its own script, the last, runs: an embed's must have run by then. */
function withEmbed(scripts: readonly string[], { embed }: SiteAssets): string[] {
  return [...new Set([...scripts.slice(0, -1), ...embed.scripts, ...scripts.slice(-1)])];
}
