/** Entry of `vite dev` on every page: the figures as modules instead of scripts. */
import { figures } from '../figures/list';
import { registerFigure } from './islands';

for (const figure of figures) registerFigure(figure);
