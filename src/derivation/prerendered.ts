import type { TexHtml } from './tex';

/**
 * Finds the formulas that stand typeset in a prerendered page by their TeX, which KaTeX keeps in an annotation of the
 * MathML. A formula once found is remembered, so that it can be shown again when its place is gone.
 * @returns undefined for a formula that is not in the page.
 */
export function prerenderedFormulas(page: ParentNode): (formula: TexHtml) => TexHtml | undefined {
  const places = new Map<string, Element>();
  for (const place of page.querySelectorAll('.tex')) {
    const source = place.querySelector('annotation')?.textContent;
    const delimiter = place.querySelector('.katex-display') ? '$$' : '$';
    if (typeof source === 'string') places.set(delimiter + source, place);
  }
  const known = new Map<string, TexHtml>();
  return (formula) => {
    const place = places.get(formula);
    if (place && !known.has(formula)) {
      // What the build typeset and the prerenderer wrote: nothing else makes an element of this class.
      known.set(formula, place.innerHTML as TexHtml);
    }
    return known.get(formula);
  };
}
