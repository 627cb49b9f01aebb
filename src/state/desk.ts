import { DomainError } from '../math';
import { NotLoadedError, type WorkerLink, type WorkerName } from '../workers';
import { startWorker } from './workers';

/** Where a worker is asked, away from a drag. Only the newest question gets an answer. */
export interface Desk<Request, Answer> {
  /**
   * All requests answered, in their order; undefined when a newer `ask` (or `close`) came first. `onAnswer` hears each
   * as it comes (a coarse picture before the full one), unless the question is no longer the newest.
   *
   * A worker that cannot be loaded now is waited for. Rejects with the core's DomainError for a request that it refuses,
   * and with another error when two workers have failed.
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
  /** How many workers could not be loaded for it, or have failed. */
  failures: number;
}

/** Before a worker that could not be loaded is tried again; after each time twice as long, up to the longest. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;

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
  let pause: ReturnType<typeof setTimeout> | undefined;

  const drop = (): void => {
    clearTimeout(pause);
    newest?.resolve(undefined);
    newest = undefined;
  };

  const stop = (): void => {
    link?.close();
    link = undefined;
    isBusy = false;
  };

  const giveUp = (question: Question<Request, Answer>, error: unknown): void => {
    if (newest === question) newest = undefined;
    question.reject(error);
  };

  const onFailure = (question: Question<Request, Answer>, error: unknown): void => {
    const isRefusal = error instanceof DomainError;
    // Whatever else befell the worker, the next try has a new one.
    if (isRefusal) isBusy = false;
    else stop();
    question.failures += 1;
    if (error instanceof NotLoadedError && newest === question) {
      const ms = FIRST_PAUSE_MS * 2 ** (question.failures - 1);
      pause = setTimeout(() => void next(), Math.min(ms, LONGEST_PAUSE_MS));
      return;
    }
    if (isRefusal || question.failures > 1) giveUp(question, error);
    void next();
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
    let asked: WorkerLink | undefined;
    let answer: Answer;
    try {
      asked = link ??= startWorker(worker);
      answer = (await asked.call(requests[answers.length])) as Answer;
    } catch (error) {
      // A link that was closed meanwhile never answers, but it may still tell that it was not loaded.
      if (link === asked) onFailure(question, error);
      return;
    }
    isBusy = false;
    answers.push(answer);
    try {
      if (newest === question) question.onAnswer?.(answer, answers.length - 1);
    } catch (error) {
      giveUp(question, error);
    }
    await next();
  };

  return {
    ask(requests, onAnswer) {
      drop();
      return new Promise((resolve, reject) => {
        newest = { requests, answers: [], onAnswer, resolve, reject, failures: 0 };
        void next();
      });
    },
    close() {
      drop();
      stop();
    },
  };
}
