import type { MarkWords, TermMark } from './types';

const ORDER = ['free', 'drops', 'stays'] as const satisfies readonly TermMark[];

/** What the marks under the terms of a derivation say. */
export function MarkLegend({ marks }: { readonly marks: MarkWords }) {
  return (
    <ul className="derivation-legend">
      {ORDER.map((mark) => {
        const words = marks[mark];
        return (
          words && (
            <li key={mark}>
              <span className="derivation-mark-word" data-mark={mark}>
                {words.short}
              </span>{' '}
              {words.long}
            </li>
          )
        );
      })}
    </ul>
  );
}
