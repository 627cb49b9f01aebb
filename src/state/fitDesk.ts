import { DomainError, type BestFit } from '../math';
import type { FitRequest, WorkerLink } from '../workers';
import { startWorker } from './workers';

export type { FitRequest } from '../workers';

/** Where complete fits are asked for, away from a drag. Only the newest question gets an answer. */
interface FitDesk {
  /**
   * All requests answered, in their order; undefined when a newer `ask` (or `close`) came first.
   *
   * Rejects with the core's DomainError for a target that names no distribution.
   */
  ask(requests: readonly FitRequest[]): Promise<readonly BestFit[] | undefined>;
  /** Drops what is under way, and the worker. */
  close(): void;
}

/** A question, with the answers so far. */
interface Question {
  readonly requests: readonly FitRequest[];
  readonly answers: BestFit[];
  readonly resolve: (answers: readonly BestFit[] | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * A desk with a worker, which the first question starts.
 *
 * It gets one request at a time. A newer question thus waits for one fit of an older one at most, which is shorter than
 * starting anew, with code that has not yet been compiled.
 */
export function openFitDesk(): FitDesk {
  let link: WorkerLink | undefined;
  let newest: Question | undefined;
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
      link ??= startWorker('fits');
      answers.push((await link.call(requests[answers.length])) as BestFit);
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
    ask(requests) {
      drop();
      return new Promise((resolve, reject) => {
        newest = { requests, answers: [], resolve, reject };
        void next();
      });
    },
    close() {
      drop();
      stop();
    },
  };
}
