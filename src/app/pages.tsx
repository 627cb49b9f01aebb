import { chapters } from '../chapters/list';
import type { Chapter } from '../chapters/Chapter';
import { ChapterPage } from './ChapterPage';
import { figures } from '../figures/list';
import { figurePages } from './figurePages';
import { Home } from './Home';
import type { Page } from './page';
import { Teach } from './Teach';

function chapterPage(chapter: Chapter): Page {
  return {
    path: chapter.slug,
    title: `${chapter.title} · Nats & Squares`,
    description: `${chapter.question} Chapter ${chapter.number} of an interactive explanation of KL divergence and squared error for probability distributions.`,
    Body: () => <ChapterPage chapter={chapter} />,
  };
}

/** Every page of the site. */
export const pages: readonly Page[] = [
  {
    path: '',
    title: 'Nats & Squares: KL divergence or squared error?',
    description:
      'Why do people who learn probability distributions minimise KL divergence and not MSE, and when is MSE right after all? Drag the distributions and see.',
    Body: Home,
  },
  ...chapters.map(chapterPage),
  {
    path: 'teach',
    title: 'For teachers · Nats & Squares',
    description:
      'Every figure in every named state, ready to paste into course notes: Canvas, Moodle, Jupyter Book, MyST, Sphinx, Quarto, MkDocs, Hugo, reveal.js, notebooks. How to cite, licences.',
    shares: figures.map(({ id }) => id),
    Body: Teach,
  },
  ...figurePages(),
];
