import { DomainError } from '../math';
import { READY, type Reply, type WorkerScope } from './serve';

/** The page's end of a worker. */
export interface WorkerLink {
  /**
   * The answer to a request, which must be such that it can be copied by structuredClone. One request at a time.
   *
   * Rejects with the core's DomainError for a request that it refuses, with a NotLoadedError when what the worker
   * consists of has not come, with another error when the worker fails.
   */
  call(request: unknown): Promise<unknown>;
  /** Ends the worker. What is under way is never answered. */
  close(): void;
}

/** A script of a worker could not be loaded: the network is down, say. Later it may be. */
export class NotLoadedError extends Error {
  override readonly name = 'NotLoadedError';

  constructor(file: string) {
    super(`not loaded: ${file}`);
  }
}

/** A link for whoever carries the messages: it hands over what came back by `take`, and a failure by `fail`. */
interface CarriedLink extends WorkerLink {
  take(reply: Reply): void;
  fail(error: Error): void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export function createLink(post: (request: unknown) => void, end: () => void): CarriedLink {
  let waiting: Waiting | undefined;
  const settle = (how: (waiting: Waiting) => void): void => {
    const settled = waiting;
    waiting = undefined;
    if (settled !== undefined) how(settled);
  };
  return {
    call: (request) =>
      new Promise((resolve, reject) => {
        post(request);
        waiting = { resolve, reject };
      }),
    close() {
      waiting = undefined;
      end();
    },
    take: (reply) =>
      settle(({ resolve, reject }) => {
        if ('value' in reply) resolve(reply.value);
        else if ('failed' in reply) reject(new Error(reply.failed));
        else {
          const { field, value, allowed } = reply.refused;
          reject(new DomainError(field, value, allowed));
        }
      }),
    fail: (error) => settle(({ reject }) => reject(error)),
  };
}

/**
 * A worker that runs in the page, where no other can be had: each request in a timer tick of its own, so that the page
 * stays alive between two. Requests are copied as on their way to a real one.
 */
export function inPage(run: (scope: WorkerScope) => void): WorkerLink {
  let serves: (event: { readonly data: unknown }) => void = () => {};
  const link = createLink(
    (request) => {
      const data: unknown = structuredClone(request);
      setTimeout(() => serves({ data }), 0);
    },
    () => {
      serves = () => {};
    },
  );
  run({
    addEventListener: (_, listener) => {
      serves = listener;
    },
    postMessage: (message) => {
      if (message !== READY) link.take(message as Reply);
    },
  });
  return link;
}
