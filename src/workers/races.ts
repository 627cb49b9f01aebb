import { bestRate, createRun, type BestRate, type RateSearch } from '../math';

/** The best rate of a loss from a start to a target, or the steps to the arrival at each of these rates. */
export type RaceRequest =
  | { readonly kind: 'best'; readonly search: RateSearch }
  | { readonly kind: 'steps'; readonly search: RateSearch; readonly rates: readonly number[] };

/** Of a rate that does not arrive within the most steps the steps are Infinity. */
export type RaceAnswer = BestRate | readonly number[];

/** @throws DomainError as the core's `createRun`. */
export function answer(request: RaceRequest): RaceAnswer {
  const { search } = request;
  if (request.kind === 'best') return bestRate(search);
  return request.rates.map((rate) => createRun({ ...search, rate }).arrival() ?? Infinity);
}
