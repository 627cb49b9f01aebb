/**
 * A page of the offline edition: opened from a folder, a browser shows a list of files where a link names a folder, so
 * each link to a page names its `index.html`. A link to the edition itself is plain text there.
 */
export function withFileLinks(html: string): string {
  const alone = html.replace(/<a\b[^>]*\shref="[^"]*\.zip"[^>]*>(?<text>.*?)<\/a>/gs, '$<text>');
  return alone.replace(
    /(?<before><(?:a|iframe|area)\b[^>]*?\s(?:href|src|data-src)=")(?<to>[^"]*)"/g,
    (whole, before: string, to: string) => {
      const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(to) ?? [];
      const isFolder = /(?:^|\/)(?:\.{1,2})?$/.test(path) && path !== '';
      const isOurs = !/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(path);
      if (!isFolder || !isOurs) return whole;
      return `${before}${path.endsWith('/') ? path : `${path}/`}index.html${rest}"`;
    },
  );
}
