import { bestFit } from '../../math';
import type { Verified } from '../Verified';
import { fitBookOf } from './fitBook';
import type { DirectionState } from './state';

/** Where its Python is verified. */
export const verified: Verified<DirectionState> = {
  queries: [
    'p=gaussianMixture_0.6_-1_0.7_0.4_1.5_0.7&q=normal_0_2',
    'p=gaussianMixture_0.1_-4_0.4_0.9_3_1.5&q=normal_-4_0.4&loss=tv',
    'p=gaussianMixture_0.5_-2.5_1_0.5_2.5_0.6&q=normal_6_0.5&loss=jsd&coordinates=natural',
  ],
  settle({ p }) {
    const book = fitBookOf(p);
    for (const request of book.open()) book.learn(request, bestFit(p, request.loss));
  },
};
