/** Entry of `vite dev` on the site's pages: the shell; the figures follow as modules (devFigures). */
import './styles';
import { bindShell } from './bindShell';

bindShell();
