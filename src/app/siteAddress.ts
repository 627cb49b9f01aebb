/**
 * Where the site will be, for what must be told in full (canonical addresses, pictures for previews, oEmbed): from the
 * variable SITE_URL when building, with a slash at its end; undefined without it. @throws Error for what is no address.
 */
export function siteAddress(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new Error('SITE_URL must be an address like https://example.org/notes/');
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}
