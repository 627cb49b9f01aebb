/** Every model. A new one is its file and one line here. */
export { betaBinomial } from './betaBinomial';
export { gammaPoisson } from './gammaPoisson';
export { mixtureNormal } from './mixtureNormal';
export { normalBernoulliLogit } from './normalBernoulliLogit';
export { normalNormal } from './normalNormal';
export { normalStudentT } from './normalStudentT';
export { twoBranch } from './twoBranch';
