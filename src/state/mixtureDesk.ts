import type { MixtureFit } from '../math';
import type { MixtureRequest } from '../workers';
import { openDesk, type Desk } from './desk';

export type { MixtureRequest } from '../workers';

/** A desk where mixtures are fitted to mixtures. */
export function openMixtureDesk(): Desk<MixtureRequest, MixtureFit> {
  return openDesk('mixtures');
}
