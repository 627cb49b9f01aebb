import { answer as fits } from './fits';

export type { FitRequest } from './fits';
export { createLink, inPage, type WorkerLink } from './link';
export { READY, serve, type Reply, type WorkerScope } from './serve';

/** What each worker answers. The build makes a script of each; see build/siteConfig.ts. */
export const answers = { fits };

export type WorkerName = keyof typeof answers;
