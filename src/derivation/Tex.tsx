import { prerenderedFormulas } from './prerendered';
import type { TexHtml } from './tex';

/** Made at the first formula that is looked up, while hydration still finds the prerendered page as it was sent. */
let inPage: ReturnType<typeof prerenderedFormulas> | undefined;

function typeset(formula: TexHtml): TexHtml | undefined {
  if (!formula.startsWith('$')) return formula;
  inPage ??= prerenderedFormulas(document);
  return inPage(formula);
}

/** A formula typeset at build time. Inline; a `texBlock` formula brings its own display box. */
export function Tex({
  html,
  className,
}: {
  readonly html: TexHtml;
  readonly className?: string | undefined;
}) {
  const classes = className === undefined ? 'tex' : `tex ${className}`;
  const found = typeset(html);
  // TeX is hard to read, a gap is impossible to; the mark is for tests to find.
  if (found === undefined) {
    return (
      <span className={classes} data-untypeset="">
        {html}
      </span>
    );
  }
  // The brand on TexHtml is what makes this safe: only the build makes such strings, out of our own sources.
  return <span className={classes} dangerouslySetInnerHTML={{ __html: found }} />;
}
