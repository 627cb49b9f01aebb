import type { Verified } from '../Verified';

/** Where its Python is verified. */
export const verified: Verified<unknown> = {
  queries: [
    'weighted=5',
    'weighted=100&q=skewNormal_0_1_4',
    'weighted=20&q=gaussianMixture_0.4_-2_0.4_0.6_1.4_0.4',
    'weighted=2&model=normalBernoulliLogit_0_2_9_10&q=normal_2_1',
    'model=mixtureNormal_0.4_-2_0.5_0.6_2_1_1_0.5&q=gaussianMixture_0.4_-1_0.5_0.6_1_0.5',
    'model=normalStudentT_0_2_2_0.4_5&q=studentT_8_1_1&weighted=5',
    'q=studentT_3_1_0.5',
    'model=normalNormal_0_2_1_3&q=studentT_2_2_1',
  ],
  // All of them are asked for with one: they are the slowest of the figure.
  asked: ['fit.normal.elbo'],
};
