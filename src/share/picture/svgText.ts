import { escapeMarkup } from '../escapeMarkup';

/** Attributes of an element to be written; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element as SVG text; without children it closes itself. */
export function element(name: string, attributes: Attributes, children = ''): string {
  let written = '';
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) written += ` ${key}="${escapeMarkup(numberText(value))}"`;
  return children === '' ? `<${name}${written}/>` : `<${name}${written}>${children}</${name}>`;
}

/** A hundredth of a pixel is finer than anyone sees. */
function numberText(value: string | number): string {
  return typeof value === 'string' ? value : String(Math.round(value * 100) / 100);
}
