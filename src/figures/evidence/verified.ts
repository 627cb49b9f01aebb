import type { Verified } from '../Verified';

/** Where its Python is verified. */
export const verified: Verified<unknown> = {
  queries: [
    'model=normalNormal_0_2_1_3_1_2.5&q=skewNormal_1_1_3',
    'model=normalNormal_-10_0.05_0.05_10&q=normal_0_1',
    'model=normalBernoulliLogit_0_5_0_20&q=studentT_5_-3_1',
    'model=normalBernoulliLogit_1_0.5_30_40&q=normal_1_0.3',
    'model=normalStudentT_0_2_3_0.5_1_-1_6&q=gaussianMixture_0.5_-1_0.5_0.5_1_0.5',
    'model=twoBranch_0_2_0.1_3_3.1&q=gaussianMixture_0.43_-2.05_0.05_0.57_1.45_0.05',
    'model=twoBranch_1_5_2_-2&q=studentT_4.5_0_1',
    'model=twoBranch_0_2_1_3&q=studentT_200_1.3_0.4',
  ],
};
