import type { Verified } from '../Verified';

/** Where its Python is verified. */
export const verified: Verified<unknown> = {
  queries: [
    'q=studentT_3_0_1&p=studentT_1_1_0.5&window=20',
    'q=studentT_2.1_0_1&p=normal_1_2',
    'q=laplace_0_1&p=laplace_2_0.7&window=1',
    'q=logistic_-1_0.5&p=laplace_1_1',
    'q=laplace_-9_0.05&p=logistic_9_0.3',
    'q=uniform_-1_2&p=normal_0_1',
    'q=normal_0_1&p=uniform_-1_2',
    'q=skewNormal_0_1_5&p=normal_0.5_1',
    'q=skewNormal_-2_0.3_-10&p=skewNormal_2_3_10',
    'q=gaussianMixture_0.3_-2_0.5_0.7_2_1&p=studentT_30_0_2',
    'q=gaussianMixture_0.5_-2_0.6_0.5_2_0.6&p=gaussianMixture_0.4_-1.9_0.7_0.6_2.1_0.5',
    'q=normal_-10_0.05&p=normal_10_0.05&window=100',
    'q=normal_0_1&p=normal_0.00001_1',
    'q=normal_1_2&p=normal_1_2',
    'q=uniform_-1_2&p=uniform_0_4',
    'q=laplace_0_1&p=normal_0_1',
  ],
};
