import type { Verified } from '../Verified';

/** Where its Python is verified. */
export const verified: Verified<unknown> = {
  queries: [
    'target=categorical_0.5_0.5_0&start=-15_15_0&rate.l2=16&step=40&category=3',
    'target=categorical_0.3_0.2_0.1_0.1_0.1_0.1_0.05_0.05&start=0_8_0_1_2_-3_5_-8&step=25&category=2',
    'start=0_0_0_0_12&rate.kl=4&rate.jsd=20&rate.l2=17&rate.l1=3&step=300&category=1',
    'start=2_1_0_-1_6&rule=adam&factor=100&rate.l2=0.1&rate.jsd=0.1&step=60&category=5',
    'factor=0.01&rate.l2=1000&step=10',
  ],
};
