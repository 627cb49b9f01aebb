import { COLUMN, exampleSnippet, USUAL_HEIGHT } from '../share/snippets';
import type { Page } from './page';

/** The size of the frame that other sites are offered. */
const SIZE = { width: COLUMN, height: USUAL_HEIGHT } as const;

/**
 * What oEmbed consumers are told of an embed. Its frame needs the site's full address; where the build does not know it,
 * the description is that of a link.
 */
export function oembedOf({ title, figure }: Page, site: string | undefined): string {
  const common = {
    version: '1.0',
    title,
    provider_name: 'Nats & Squares',
    cache_age: 86400,
  };
  if (site === undefined || figure === undefined)
    return JSON.stringify({ ...common, type: 'link' });
  const html = exampleSnippet({ site, figure: figure.id, title: figure.title });
  return JSON.stringify({ ...common, provider_url: site, type: 'rich', ...SIZE, html });
}
