import type { Verified } from '../Verified';

/** Where its Python is verified. */
export const verified: Verified<unknown> = {
  queries: ['loss=jsd&apart=4.5&at=left', 'loss=tv&apart=3.4&at=right', 'apart=2.45&at=right'],
};
