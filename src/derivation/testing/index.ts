export { corrupted } from './corrupted';
export { exampleDerivation } from './exampleDerivation';
