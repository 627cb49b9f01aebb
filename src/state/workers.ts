import { answers, inPage, serve, type WorkerLink, type WorkerName } from '../workers';

/** Starts a worker, or what answers as one. */
type StartWorker = (name: WorkerName) => WorkerLink;

let provided: StartWorker | undefined;

/** Says how workers start here. A built page does so before any figure comes to life. */
export function provideWorkers(start: StartWorker): void {
  provided = start;
}

/** A worker of one's own, to be closed by who started it. */
export function startWorker(name: WorkerName): WorkerLink {
  if (provided !== undefined) return provided(name);
  // In tests and under `vite dev` the sources answer. A built page must not carry them: they are in a worker's scripts.
  if (import.meta.env.PROD) throw new Error('no workers were provided');
  return inPage((scope) => serve(scope, answers[name]));
}
