/** Entry of `vite dev`: the same runtime, with the figures as modules instead of scripts. */
import './styles';
import { figures } from '../figures/list';
import { bindShell } from './bindShell';
import { registerFigure } from './islands';

bindShell();
for (const figure of figures) registerFigure(figure);
