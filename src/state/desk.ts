import { DomainError } from '../math';
import type { WorkerLink, WorkerName } from '../workers';
import { startWorker } from './workers';

/** Where a worker is asked, away from a drag. Only the newest question gets an answer. */
export interface Desk<Request, Answer> {
  /**
   * All requests answered, in their order; undefined when a newer `ask` (or `close`) came first. `onAnswer` hears each
   * as it comes (a coarse picture before the full one), unless the question is no longer the newest.
   *
   * Rejects with the core's DomainError for a request that it refuses.
   */
  ask(
    requests: readonly Request[],
    onAnswer?: (answer: Answer, index: number) => void,
  ): Promise<readonly Answer[] | undefined>;
  /** Drops what is under way, and the worker. */
  close(): void;
}

/** A question, with the answers so far. */
interface Question<Request, Answer> {
  readonly requests: readonly Request[];
  readonly answers: Answer[];
  readonly onAnswer: ((answer: Answer, index: number) => void) | undefined;
  readonly resolve: (answers: readonly Answer[] | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A desk with a worker, which the first question starts.
 *
 * It gets one request at a time. A newer question thus waits for one request of an older one at most, which is shorter
 * than starting anew, with code that has not yet been compiled.
 */
export function openDesk<Request, Answer>(worker: WorkerName): Desk<Request, Answer> {
  let link: WorkerLink | undefined;
  let newest: Question<Request, Answer> | undefined;
  let isBusy = false;

  const drop = (): void => {
    newest?.resolve(undefined);
    newest = undefined;
  };

  const stop = (): void => {
    link?.close();
    link = undefined;
    isBusy = false;
  };

  const next = async (): Promise<void> => {
    const question = newest;
    if (isBusy || question === undefined) return;
    const { requests, answers } = question;
    if (answers.length === requests.length) {
      newest = undefined;
      question.resolve(answers);
      return;
    }
    isBusy = true;
    try {
      link ??= startWorker(worker);
      const answer = (await link.call(requests[answers.length])) as Answer;
      answers.push(answer);
      if (newest === question) question.onAnswer?.(answer, answers.length - 1);
    } catch (error) {
      if (newest === question) newest = undefined;
      question.reject(error);
      // Whatever else befell the worker, the next question has a new one.
      if (!(error instanceof DomainError)) stop();
    }
    // Not reached when the desk was closed meanwhile: a closed link never answers.
    isBusy = false;
    await next();
  };

  return {
    ask(requests, onAnswer) {
      drop();
      return new Promise((resolve, reject) => {
        newest = { requests, answers: [], onAnswer, resolve, reject };
        void next();
      });
    },
    close() {
      drop();
      stop();
    },
  };
}
