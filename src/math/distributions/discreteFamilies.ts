/** Every discrete family. A new family is its file and one line here. */
export { binomial } from './binomial';
export { categorical } from './categorical';
export { poisson } from './poisson';
