import { answer as fits } from './fits';
import { answer as landscapes } from './landscapes';
import { answer as mixtures } from './mixtures';
import { answer as races } from './races';

export type { FitRequest } from './fits';
export type { LandscapeAnswer, LandscapeRequest } from './landscapes';
export { createLink, inPage, NotLoadedError, type WorkerLink } from './link';
export type { MixtureRequest } from './mixtures';
export type { RaceAnswer, RaceRequest } from './races';
export { READY, serve, type Reply, type WorkerScope } from './serve';

/** What each worker answers. The build makes a script of each; see build/siteConfig.ts. */
export const answers = { fits, landscapes, mixtures, races };

export type WorkerName = keyof typeof answers;
