/**
 * The derivations themselves, as data: a second face of the folder. Each figure's script carries those it shows, while
 * what shows and checks them (`..`) is in the runtime that all figures share.
 */
export { gibbs } from './gibbs';
export { l2Expansion } from './l2Expansion';
export { mseBars } from './mseBars';
