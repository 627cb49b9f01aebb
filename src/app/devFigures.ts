/** Entry of `vite dev` on every page: the figures as modules instead of scripts. */
import { figures } from '../figures/list';
import { provideShare } from '../ui';
import { registerFigure } from './islands';

for (const figure of figures) registerFigure(figure);

provideShare(async (id) => {
  const { figureExports, shareOf } = await import('../share');
  const figure = figures.find((candidate) => candidate.id === id);
  if (figure === undefined) throw new Error(`no figure "${id}"`);
  return shareOf(figure, figureExports[id])(new URL('/', location.href).href);
});
