import { betaBinomial } from './betaBinomial';
import { gammaPoisson } from './gammaPoisson';
import { mixtureNormal } from './mixtureNormal';
import { normalBernoulliLogit } from './normalBernoulliLogit';
import { normalNormal } from './normalNormal';
import { normalStudentT } from './normalStudentT';
import { twoBranch } from './twoBranch';

/** Every model. A new one is its file and one line here. */
export const modelKinds = [
  normalNormal,
  normalStudentT,
  normalBernoulliLogit,
  mixtureNormal,
  betaBinomial,
  gammaPoisson,
  twoBranch,
] as const;
