/** A colour as every drawing program reads it: no alpha inside, that is a property of its own. */
interface PlainColour {
  readonly colour: string;
  /** From 0 to 1. */
  readonly opacity: number;
}

/**
 * Takes `rgb(31 95 191 / 14%)` apart, which vector editors do not read; other colours are left as they are.
 */
export function plainColour(text: string): PlainColour {
  const found =
    /^rgba?\(\s*([\d.]+)[\s,]+([\d.]+)[\s,]+([\d.]+)(?:\s*[/,]\s*([\d.]+)(%?))?\s*\)$/.exec(text);
  if (text === 'transparent') return { colour: 'none', opacity: 1 };
  if (!found) return { colour: text, opacity: 1 };
  const [, red, green, blue, alpha, percent] = found;
  const hex = [red, green, blue]
    .map((part) => Math.round(Number(part)).toString(16).padStart(2, '0'))
    .join('');
  const opacity = alpha === undefined ? 1 : Number(alpha) / (percent === '%' ? 100 : 1);
  return { colour: `#${hex}`, opacity };
}
