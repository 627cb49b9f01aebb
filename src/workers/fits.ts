import {
  bestFit,
  createModel,
  type BestFit,
  type ContinuousLaw,
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

/** More than one question is about at a time. */
const MOST_POSTERIORS = 4;

/** By the text of their model: a copied specification is another object, whose evidence the core would integrate anew. */
const posteriors = new Map<string, ContinuousLaw>();

/** @throws DomainError naming what is wrong with the model, or `target.…`, `loss`, `options.scale`. */
export function answer({ target, loss, scale }: FitRequest): BestFit {
  const law = 'posterior' in target ? posteriorOf(target.posterior) : target;
  return bestFit(law, loss, scale === undefined ? {} : { scale });
}

function posteriorOf(spec: ModelSpec): ContinuousLaw {
  const text = JSON.stringify(spec);
  const known = posteriors.get(text);
  if (known !== undefined) return known;
  const { posterior } = createModel(spec);
  posteriors.set(text, posterior);
  for (const oldest of posteriors.keys()) {
    if (posteriors.size <= MOST_POSTERIORS) break;
    posteriors.delete(oldest);
  }
  return posterior;
}
