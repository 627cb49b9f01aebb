import type { Chapter } from './Chapter';
import { twoRulers } from './TwoRulers';

/** The chapters there are, in reading order. */
export const chapters: readonly Chapter[] = [twoRulers];
