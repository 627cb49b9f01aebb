import type { WorkerLink, WorkerScope } from '../workers';
import { SCRIPTS_GLOBAL } from './page';

/** A script as the function that it consists of; the last one of a worker gets the scope that it serves. */
export type Source = (self?: WorkerScope) => unknown;

/** What the built scripts leave behind: by file name what they export, and the sources of those that a worker needs. */
interface ScriptsGlobal {
  [file: string]: unknown;
  sources?: Record<string, Source | undefined>;
  /** What the figures start workers by, for the tests in a browser. */
  startWorker?: (name: string) => WorkerLink;
}

export function scriptsGlobal(): ScriptsGlobal {
  const scope = globalThis as { [SCRIPTS_GLOBAL]?: ScriptsGlobal };
  return (scope[SCRIPTS_GLOBAL] ??= {});
}
