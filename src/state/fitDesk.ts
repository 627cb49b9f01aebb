import {
  bestFit,
  createModel,
  type BestFit,
  type ContinuousSpec,
  type FitLoss,
  type ModelSpec,
} from '../math';

/** A search for all local minima over normal q. */
export interface FitRequest {
  readonly target: ContinuousSpec | { readonly posterior: ModelSpec };
  readonly loss: FitLoss;
  /** c of the losses that compare with c·p. Default 1. */
  readonly scale?: number;
}

/** Where complete fits are asked for, away from a drag. Only the newest question gets an answer. */
export interface FitDesk {
  /**
   * All requests answered, in their order; undefined when a newer `ask` (or `close`) came first.
   *
   * Rejects with the core's DomainError for a target that names no distribution.
   */
  ask(requests: readonly FitRequest[]): Promise<readonly BestFit[] | undefined>;
  /** Drops what is under way. */
  close(): void;
}

/** A desk on the main thread: one request each timer tick, so that a page stays alive between two of them. */
export function openFitDesk(): FitDesk {
  let latest = 0;
  const pause = () => new Promise<void>((go) => setTimeout(go, 0));
  return {
    async ask(requests) {
      latest += 1;
      const mine = latest;
      const answers: BestFit[] = [];
      for (const { target, loss, scale } of requests) {
        await pause();
        if (mine !== latest) return undefined;
        const law = 'posterior' in target ? createModel(target.posterior).posterior : target;
        answers.push(bestFit(law, loss, scale === undefined ? {} : { scale }));
      }
      return mine === latest ? answers : undefined;
    },
    close() {
      latest += 1;
    },
  };
}
