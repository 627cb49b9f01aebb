const YEAR = 2026;
const TITLE = 'Nats & Squares: an interactive explanation of KL divergence and squared error';

/** How to cite the site, and what the licences allow. */
export function TeachTerms({ site }: { readonly site?: string | undefined }) {
  const address = site ?? 'https://your.site/';
  return (
    <>
      <h2 id="cite">How to cite</h2>
      <p>
        {TITLE}. {YEAR}. <span className="address">{address}</span>
      </p>
      <pre>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls, so that the keyboard must get there */}
        <code tabIndex={0}>{bibtex(address)}</code>
      </pre>
      <p>
        To cite one figure in one state, give the address that “Share…” names as the figure by
        itself: it holds the state. Every number shown carries a bound on its error, which its
        details tell.
      </p>

      <h2 id="licence">Licence</h2>
      <ul>
        <li>
          <strong>Text and figures: CC BY 4.0.</strong> Show, copy, change and print them, in class
          and in books, for money too; say where they are from (“Nats &amp; Squares, CC BY 4.0”,
          with a link) and whether you changed them. An embed says so by itself, by the link in its
          corner.
        </li>
        <li>
          <strong>Code: MIT.</strong> Host the site yourself, change it, take parts of it; keep the
          copyright notice. The Lua filter, the Hugo shortcode and the script for heights are code.
        </li>
        <li>
          <strong>What you make of it</strong> (states, course notes, numbers, files exported from a
          figure) is yours, under the same condition of saying where the figure is from.
        </li>
      </ul>
    </>
  );
}

const bibtex = (address: string): string =>
  [
    '@misc{natsandsquares,',
    String.raw`  title        = {Nats \& Squares: an interactive explanation of {KL} divergence and squared error},`,
    `  year         = {${YEAR}},`,
    `  howpublished = {\\url{${address}}},`,
    `  note         = {Text and figures: CC BY 4.0},`,
    '}',
  ].join('\n');
