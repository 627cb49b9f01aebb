import { escapeHtml } from './oembed';
import type { Page } from './page';

/** Title, description, icon, and, where the site knows its address, what search engines, previews and oEmbed go by. */
export function headTags(page: Page, up: string, site: string | undefined): string[] {
  const { title, description } = page;
  return [
    `<title>${escapeHtml(title)}</title>`,
    `<meta name="description" content="${escapeHtml(description)}">`,
    // A picture of points: each time the address follows the state a browser draws the icon anew, a vector one slowly.
    `<link rel="icon" href="${up}favicon.png" type="image/png" sizes="64x64">`,
    ...(site === undefined ? [] : addressTags(page, site)),
  ];
}

function addressTags({ path, title, description, figure }: Page, site: string): string[] {
  // An embed is the figure's page in another form.
  const own = figure ? `fig/${figure.id}/` : path === '' ? '' : `${path}/`;
  const property = (name: string, content: string) =>
    `<meta property="og:${name}" content="${escapeHtml(content)}">`;
  return [
    `<link rel="canonical" href="${site}${own}">`,
    property('type', figure ? 'article' : 'website'),
    property('site_name', 'Nats & Squares'),
    property('title', title),
    property('description', description),
    property('url', site + own),
    property('image', site + (figure ? `fig/${figure.id}.light.png` : 'preview.png')),
    '<meta name="twitter:card" content="summary_large_image">',
    ...(figure
      ? [
          `<link rel="alternate" type="application/json+oembed" href="${site}embed/${figure.id}/oembed.json" title="${escapeHtml(title)}">`,
        ]
      : []),
  ];
}
