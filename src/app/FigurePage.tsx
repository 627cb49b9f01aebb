import type { Chapter } from '../chapters/Chapter';
import type { AnyFigure } from '../figures/FigureDefinition';
import { FigureSlot } from '../figures/FigureSlot';
import { FigureStates } from './FigureStates';

/** One figure as a page of its own: where links to it lead, and what other sites know it by. */
export function FigurePage({
  figure,
  chapter,
}: {
  readonly figure: AnyFigure;
  readonly chapter: Chapter | undefined;
}) {
  return (
    <article className="chapter figure-page">
      <header className="chapter-header">
        <p className="chapter-kicker">Interactive figure{chapter && ` · ${chapter.title}`}</p>
        <h1>{figure.title}</h1>
      </header>
      {chapter && (
        <p className="lead">
          {chapter.question} This figure belongs to chapter {chapter.number},{' '}
          <a href={`../../${chapter.slug}/`}>{chapter.title}</a>, which explains what it shows.
        </p>
      )}
      <FigureSlot figure={figure} />
      <h2>States worth a look</h2>
      <FigureStates figure={figure} linked />
    </article>
  );
}
