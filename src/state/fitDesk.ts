import type { BestFit } from '../math';
import type { FitRequest } from '../workers';
import { openDesk, type Desk } from './desk';

export type { FitRequest } from '../workers';

/** A desk where complete fits are asked for. */
export function openFitDesk(): Desk<FitRequest, BestFit> {
  return openDesk('fits');
}
