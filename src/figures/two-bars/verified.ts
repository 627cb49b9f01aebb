import type { Verified } from '../Verified';

/** Where its Python is verified. */
export const verified: Verified<unknown> = {
  queries: [
    'q=categorical_0.2_0.3_0.5&p=categorical_0.5_0.3_0.2',
    'q=categorical_0.25_0.25_0.25_0.25&p=categorical_0.25_0.25_0.25_0.25',
    'q=categorical_0_0.5_0.5&p=categorical_0.5_0.5_0',
    'q=categorical_0.3333_0.3333_0.3334&p=categorical_0.3334_0.3333_0.3333',
    'q=categorical_0.9_0.05_0.01_0.01_0.01_0.01_0.005_0.005&p=categorical_0.001_0.001_0.001_0.001_0.001_0.001_0.001_0.993',
  ],
};
