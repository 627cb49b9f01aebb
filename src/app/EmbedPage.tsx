import type { Chapter } from '../chapters/Chapter';
import { ABOUT_ID } from '../embed';
import type { AnyFigure } from '../figures/FigureDefinition';
import { FigureSlot } from '../figures/FigureSlot';
import { FigureStates } from './FigureStates';

interface EmbedPageProps {
  readonly figure: AnyFigure;
  readonly chapter: Chapter | undefined;
  /** The full figure's address, for paper; relative where the site does not know its own. */
  readonly address: string;
}

/** One figure alone, for a frame on somebody's page, with what it is about in a panel on demand. */
export function EmbedPage({ figure, chapter, address }: EmbedPageProps) {
  return (
    <main className="embed">
      <FigureSlot figure={figure} layout="figure" />
      <p className="embed-address" data-embed-address="">
        {address}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a dialog element would not close by itself */}
      <div
        id={ABOUT_ID}
        className="tip embed-about"
        popover="auto"
        role="dialog"
        aria-label={`About the figure ${figure.title}`}
      >
        <h2>{figure.title}</h2>
        {chapter && (
          <p>
            {chapter.question} A figure of chapter {chapter.number}, {chapter.title}, of{' '}
            <a href="../../" target="_blank" rel="noopener">
              Nats &amp; Squares
            </a>
            , on KL divergence and squared error between probability distributions.{' '}
            <a href={`../../fig/${figure.id}/`} target="_blank" rel="noopener">
              The full figure
            </a>{' '}
            has its derivations, each line checked at the present state;{' '}
            <a href={`../../${chapter.slug}/`} target="_blank" rel="noopener">
              the chapter
            </a>{' '}
            explains it.
          </p>
        )}
        <FigureStates figure={figure} />
        <p>Figure and text: CC BY 4.0. Code: MIT.</p>
      </div>
    </main>
  );
}
