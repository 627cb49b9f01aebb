import type { Verified } from '../Verified';

/** Where its Python is verified. */
export const verified: Verified<unknown> = {
  queries: [
    'model=normalStudentT_0_2_3_1_4_-1&theta=noise',
    'model=normalBernoulliLogit_0.5_1.5_7_10&theta=prior.mean',
    'model=normalNormal_0_2_1_4&theta=prior.sd',
  ],
};
