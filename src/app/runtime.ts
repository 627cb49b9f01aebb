/**
 * What every page's runtime does, and the way into it for the figures' scripts. What else the figures share the build
 * finds out and puts beside it (React, the drawing kit) or into chunks of their own (the core): see build/siteConfig.ts.
 */
import { provideWorkers } from '../state';
import { provideShare } from '../ui';
import './styles';
import { bindShell } from './bindShell';
import { loadLazyFigures } from './lazyFigures';
import { bindShareButtons, loadShareScripts } from './loadShare';
import { keepForOffline } from './offline';
import { scriptsGlobal } from './scriptsGlobal';
import { startFromScripts } from './startFromScripts';

export { registerFigure } from './islands';
export { registerShare } from './loadShare';

provideWorkers(startFromScripts);
provideShare(loadShareScripts);
scriptsGlobal().startWorker = startFromScripts;
bindShell();
bindShareButtons();
loadLazyFigures();
keepForOffline();
