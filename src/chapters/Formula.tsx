import type { ReactNode } from 'react';
import { Tex, type TexHtml } from '../derivation';

/** A display formula that scrolls by itself should a very narrow screen not hold it. */
export function Formula({ html, label }: { readonly html: TexHtml; readonly label: string }) {
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="display" role="group" aria-label={label} tabIndex={0}>
      <Tex html={html} />
    </div>
  );
}

/** The chapter's answer, which the reader has by then earned. */
export function Answer({ children }: { readonly children: ReactNode }) {
  return (
    <aside className="answer" aria-label="The answer in two sentences">
      <h2>In two sentences</h2>
      <p>{children}</p>
    </aside>
  );
}

type VerdictWord = 'right' | 'right, with a condition' | 'wrong' | 'half right';

/** A claim from one of the texts this site answers, and what became of it. */
export function Claim({
  said,
  verdict,
  children,
}: {
  readonly said: string;
  readonly verdict: VerdictWord;
  readonly children: ReactNode;
}) {
  return (
    <li>
      <q>{said}</q> <span className="verdict">{verdict}</span> {children}
    </li>
  );
}
