import type { MarkWords } from '../types';

/** Whether a term carries the probability that the softmax gives the category. */
export const gradientMarks: MarkWords = {
  free: {
    short: 'no factor sₖ',
    long: 'keeps its size where the softmax gives the category next to nothing',
  },
  stays: {
    short: 'factor sₖ',
    long: 'is multiplied by the predicted probability sₖ, and vanishes with it',
  },
};
