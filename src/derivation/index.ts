export { tex, texBlock, type TexHtml } from './tex';
export { Tex } from './Tex';
export { defineDerivation, type Derivation } from './types';
export { checkDerivation } from './check';
export { DerivationView } from './DerivationView';
