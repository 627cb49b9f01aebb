import { escapeMarkup } from '../share/snippets';
import type { Page } from './page';

/** What the build knows of the site. */
interface Site {
  /** Its address, where that is known. */
  readonly site: string | undefined;
  /** Whether it has pictures of the figures: a release has. */
  readonly hasPictures: boolean;
}

/** Title, description, icon, and, where the site knows its address, what search engines, previews and oEmbed go by. */
export function headTags(page: Page, up: string, { site, hasPictures }: Site): string[] {
  const { title, description } = page;
  return [
    `<title>${escapeMarkup(title)}</title>`,
    `<meta name="description" content="${escapeMarkup(description)}">`,
    // A picture of points: each time the address follows the state a browser draws the icon anew, a vector one slowly.
    `<link rel="icon" href="${up}favicon.png" type="image/png" sizes="64x64">`,
    ...(site === undefined ? [] : addressTags(page, site, hasPictures)),
  ];
}

function addressTags(
  { path, title, description, figure }: Page,
  site: string,
  hasPictures: boolean,
): string[] {
  // An embed is the figure's page in another form.
  const own = figure ? `fig/${figure.id}/` : path === '' ? '' : `${path}/`;
  const property = (name: string, content: string) =>
    `<meta property="og:${name}" content="${escapeMarkup(content)}">`;
  return [
    `<link rel="canonical" href="${site}${own}">`,
    property('type', figure ? 'article' : 'website'),
    property('site_name', 'Nats & Squares'),
    property('title', title),
    property('description', description),
    property('url', site + own),
    property(
      'image',
      site + (figure && hasPictures ? `fig/${figure.id}.light.png` : 'preview.png'),
    ),
    '<meta name="twitter:card" content="summary_large_image">',
    ...(figure
      ? [
          `<link rel="alternate" type="application/json+oembed" href="${site}embed/${figure.id}/oembed.json" title="${escapeMarkup(title)}">`,
        ]
      : []),
  ];
}
