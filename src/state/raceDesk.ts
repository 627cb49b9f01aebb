import type { RaceAnswer, RaceRequest } from '../workers';
import { openDesk, type Desk } from './desk';

export type { RaceAnswer, RaceRequest } from '../workers';

/** A desk where best rates are asked for, and the steps at many rates. */
export function openRaceDesk(): Desk<RaceRequest, RaceAnswer> {
  return openDesk('races');
}
