import { bestFit, type DistributionSpec, type ContinuousLaw } from '../../math';
import { modelOf } from '../latentModels';
import type { Verified } from '../Verified';
import { fitTrackOf } from './fitTrack';
import type { GuessState } from './state';

/** Where its Python is verified. */
export const verified: Verified<GuessState> = {
  queries: [
    'model=normalBernoulliLogit_0_2_4_5&guess=0.3',
    'model=normalStudentT_0_2_1_0.3_6&guess=1.2',
    'model=normalNormal_0_2_1_3&guess=2.5',
    'model=twoBranch_0_2_0.5_5&guess=0.1',
  ],
  settle({ model, guess }) {
    const track = fitTrackOf(model);
    const target: DistributionSpec | ContinuousLaw = modelOf(model).posterior;
    for (const request of track.open(1 / guess))
      track.learn(request, bestFit(target, request.loss, { scale: request.scale ?? 1 }));
  },
};
