import type { Page } from './page';

/** The size of the frame that other sites are offered, 5:3. */
const SIZE = { width: 720, height: 450 } as const;

/**
 * What oEmbed consumers are told of an embed. Its frame needs the site's full address; where the build does not know it,
 * the description is that of a link.
 */
export function oembedOf({ path, title }: Page, site: string | undefined): string {
  const common = {
    version: '1.0',
    title,
    provider_name: 'Nats & Squares',
    cache_age: 86400,
  };
  if (site === undefined) return JSON.stringify({ ...common, type: 'link' });
  const html =
    `<iframe src="${site}${path}/" title="${escapeHtml(title)}" width="${SIZE.width}" height="${SIZE.height}" ` +
    `style="border:0;width:100%;height:${SIZE.height}px" loading="lazy" allow="clipboard-write; fullscreen" allowfullscreen></iframe>`;
  return JSON.stringify({ ...common, provider_url: site, type: 'rich', ...SIZE, html });
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
