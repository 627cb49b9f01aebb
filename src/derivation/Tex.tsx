import type { TexHtml } from './tex';

/** A formula typeset at build time. Inline; a `texBlock` formula brings its own display box. */
export function Tex({
  html,
  className,
}: {
  readonly html: TexHtml;
  readonly className?: string | undefined;
}) {
  const classes = className === undefined ? 'tex' : `tex ${className}`;
  // The brand on TexHtml is what makes this safe: only the build makes such strings, out of our own sources.
  return <span className={classes} dangerouslySetInnerHTML={{ __html: html }} />;
}
