import type { Chapter } from './Chapter';
import { direction } from './Direction';
import { elboGap } from './ElboGap';
import { evidence } from './Evidence';
import { gradients } from './Gradients';
import { twoRulers } from './TwoRulers';

/** The chapters there are, in reading order. */
export const chapters: readonly Chapter[] = [twoRulers, gradients, direction, evidence, elboGap];
