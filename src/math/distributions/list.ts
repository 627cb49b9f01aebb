import { beta } from './beta';
import { binomial } from './binomial';
import { categorical } from './categorical';
import { exponential } from './exponential';
import { gamma } from './gamma';
import { gaussianMixture } from './gaussianMixture';
import { laplace } from './laplace';
import { logNormal } from './logNormal';
import { logistic } from './logistic';
import { normal } from './normal';
import { poisson } from './poisson';
import { skewNormal } from './skewNormal';
import { studentT } from './studentT';
import { table } from './table';
import { uniform } from './uniform';

/** Every continuous family. A new family is its file and one line here. */
export const continuousFamilies = [
  normal,
  studentT,
  laplace,
  logistic,
  uniform,
  exponential,
  gamma,
  beta,
  logNormal,
  gaussianMixture,
  skewNormal,
  table,
] as const;

/** Every discrete family. */
export const discreteFamilies = [categorical, poisson, binomial] as const;
