import type { Chapter } from '../chapters/Chapter';
import type { AnyFigure } from '../figures/FigureDefinition';
import { figures } from '../figures/list';
import { chaptersByFigure } from './chapterOf';
import { EmbedPage } from './EmbedPage';
import { FigurePage } from './FigurePage';
import type { Page } from './page';

/** For every figure there is: the page of its own, and the one for frames. */
export function figurePages(): Page[] {
  const chapterOf = chaptersByFigure();
  return figures.flatMap((figure) => pagesOf(figure, chapterOf.get(figure.id)));
}

function pagesOf(figure: AnyFigure, chapter: Chapter | undefined): Page[] {
  const { id } = figure;
  const about = { id, title: figure.title };
  const title = `${figure.title}, interactive figure · Nats & Squares`;
  const description = `${chapter ? `${chapter.question} ` : ''}${figure.title}: an interactive figure on KL divergence and squared error, with every number computed on the spot.`;
  return [
    {
      path: `fig/${id}`,
      title,
      description,
      figure: about,
      Body: () => <FigurePage figure={figure} chapter={chapter} />,
    },
    {
      path: `embed/${id}`,
      title,
      description,
      figure: about,
      isEmbed: true,
      Body: ({ site }) => (
        <EmbedPage figure={figure} chapter={chapter} address={`${site ?? '../../'}fig/${id}/`} />
      ),
    },
  ];
}
