/**
 * What every page's runtime does, and the way into it for the figures' scripts. What else the figures share (React, the
 * drawing kit, parts of the core) the build finds out and puts beside it: see build/siteConfig.ts.
 */
import './styles';
import { bindShell } from './bindShell';
import { loadLazyFigures } from './lazyFigures';

export { registerFigure } from './islands';

bindShell();
loadLazyFigures();
