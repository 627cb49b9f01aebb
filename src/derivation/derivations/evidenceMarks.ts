import type { MarkWords } from '../types';

/** What a term asks of p(x), the number that cannot be had. */
export const evidenceMarks: MarkWords = {
  free: { short: 'no p(x)', long: 'can be had from prior, likelihood and q' },
  drops: {
    short: 'p(x), drops out',
    long: 'needs p(x), but is the same for every q: the search for the best q does not see it',
  },
  stays: {
    short: 'needs p(x)',
    long: 'changes with q, and cannot be had without p(x)',
  },
};
