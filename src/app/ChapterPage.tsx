import type { Chapter } from '../chapters/Chapter';
import { chapters } from '../chapters/list';

/** A chapter between its title and the way on. */
export function ChapterPage({ chapter }: { readonly chapter: Chapter }) {
  const next = chapters.find((candidate) => candidate.number > chapter.number);
  return (
    <article className="chapter">
      <header className="chapter-header">
        <p className="chapter-kicker">
          Chapter {chapter.number} · {chapter.title}
        </p>
        <h1>{chapter.question}</h1>
      </header>
      <chapter.Body />
      {next && (
        <nav className="chapter-next" aria-label="Next chapter">
          <a href={`../${next.slug}/`}>
            Next: {next.title}. {next.question}
          </a>
        </nav>
      )}
    </article>
  );
}
