/** The derivations themselves, as data: a second face of the folder, beside what shows and checks them (`..`). */
export { elboSplit } from './elboSplit';
export { evidenceKl } from './evidenceKl';
export { evidenceL2 } from './evidenceL2';
export { gibbs } from './gibbs';
export { gradientKl } from './gradientKl';
export { gradientL2 } from './gradientL2';
export { jensen } from './jensen';
export { guessKl } from './guessKl';
export { guessL2 } from './guessL2';
export { klPqMoments } from './klPqMoments';
export { klQpParts } from './klQpParts';
export { l2Expansion } from './l2Expansion';
export { mseBars } from './mseBars';
export { oneModeBound, type OneModeInput } from './oneModeBound';
export { trainedBound } from './trainedBound';
