export { tex, texBlock, type TexHtml } from './tex';
export { Tex } from './Tex';
export type { Derivation } from './types';
export { DerivationView } from './DerivationView';
export { mseBars } from './derivations/mseBars';
