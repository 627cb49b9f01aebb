export { tex, texBlock, type TexHtml } from './tex';
export { Tex } from './Tex';
export type { Derivation } from './types';
export { DerivationView } from './DerivationView';
export { gibbs } from './derivations/gibbs';
export { l2Expansion } from './derivations/l2Expansion';
export { mseBars } from './derivations/mseBars';
