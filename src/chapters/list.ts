import type { Chapter } from './Chapter';
import { elboGap } from './ElboGap';
import { twoRulers } from './TwoRulers';

/** The chapters there are, in reading order. */
export const chapters: readonly Chapter[] = [twoRulers, elboGap];
