/** Every continuous family. A new family is its file and one line here. */
export { beta } from './beta';
export { exponential } from './exponential';
export { gamma } from './gamma';
export { gaussianMixture } from './gaussianMixture';
export { laplace } from './laplace';
export { logistic } from './logistic';
export { logNormal } from './logNormal';
export { normal } from './normal';
export { skewNormal } from './skewNormal';
export { studentT } from './studentT';
export { table } from './table';
export { uniform } from './uniform';
