/** Attributes of an element to be written; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element as SVG text; without children it closes itself. */
export function element(name: string, attributes: Attributes, children = ''): string {
  let written = '';
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) written += ` ${key}="${escapeXml(numberText(value))}"`;
  return children === '' ? `<${name}${written}/>` : `<${name}${written}>${children}</${name}>`;
}

/** Text as it may stand in an element and in an attribute. What XML forbids even in disguise is left out. */
export function escapeXml(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- those are what XML does not allow
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

/** A hundredth of a pixel is finer than anyone sees. */
function numberText(value: string | number): string {
  return typeof value === 'string' ? value : String(Math.round(value * 100) / 100);
}
