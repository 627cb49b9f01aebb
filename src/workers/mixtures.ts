import { fitMixture, type GaussianMixtureSpec, type MixtureFit } from '../math';

/** A fit of a mixture q to a mixture p, by either direction of KL, from a start. */
export interface MixtureRequest {
  readonly target: GaussianMixtureSpec;
  readonly loss: 'klQP' | 'klPQ';
  readonly start: GaussianMixtureSpec;
}

/** @throws DomainError naming `target.…`, `loss` or `start.…` (see `fitMixture`). */
export function answer({ target, loss, start }: MixtureRequest): MixtureFit {
  return fitMixture(target, loss, start);
}
