import { DomainError } from '../math';

/** The far end of a worker: its global scope, or an object that stands for one in the page. */
export interface WorkerScope {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** What comes back for a request. Of a DomainError its fields: a copied error would be a plain one. */
export type Reply =
  | { readonly value: unknown }
  | { readonly refused: Pick<DomainError, 'field' | 'value' | 'allowed'> }
  | { readonly failed: string };

/** Posted once, before any reply: the scripts have run. */
export const READY = 'ready';

/** Answers every request that comes in, one by one. Both must be such that they can be copied by structuredClone. */
export function serve(self: WorkerScope, answer: (request: never) => unknown): void {
  // A worker's messages go to the one who started it: they have no target origin, unlike a window's.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  const post = (message: Reply | typeof READY): void => self.postMessage(message);
  self.addEventListener('message', ({ data }) => post(replyOf(() => answer(data as never))));
  post(READY);
}

function replyOf(compute: () => unknown): Reply {
  try {
    return { value: compute() };
  } catch (error) {
    if (error instanceof DomainError) {
      const { field, value, allowed } = error;
      return { refused: { field, value, allowed } };
    }
    return { failed: String(error) };
  }
}
