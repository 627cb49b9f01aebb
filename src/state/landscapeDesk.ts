import type { LandscapeAnswer, LandscapeRequest } from '../workers';
import { openDesk, type Desk } from './desk';

export type { LandscapeAnswer, LandscapeRequest } from '../workers';

/** A desk where maps of losses and descent paths are asked for: a coarse map first, then the full one. */
export function openLandscapeDesk(): Desk<LandscapeRequest, LandscapeAnswer> {
  return openDesk('landscapes');
}
