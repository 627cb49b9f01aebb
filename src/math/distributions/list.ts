import { beta } from './beta';
import { normal } from './normal';

/** Every continuous family. A new family is its file and one line here. */
export const continuousFamilies = [normal, beta] as const;

/** Every discrete family. */
export const discreteFamilies = [] as const;
