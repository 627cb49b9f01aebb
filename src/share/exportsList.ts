import type { AnyExports } from '../figures/FigureExports';
import { exports as direction } from '../figures/direction/exports';
import { exports as elboGap } from '../figures/elbo-gap/exports';
import { exports as elboTheta } from '../figures/elbo-theta/exports';
import { exports as evidence } from '../figures/evidence/exports';
import { exports as guessTheEvidence } from '../figures/guess-the-evidence/exports';
import { exports as learningRace } from '../figures/learning-race/exports';
import { exports as modeSwitch } from '../figures/mode-switch/exports';
import { exports as twoBars } from '../figures/two-bars/exports';
import { exports as twoRulers } from '../figures/two-rulers/exports';

/** What each figure gives away as text, by its id: for tools and tests. A page loads that of one figure only. */
export const figureExports: Readonly<Record<string, AnyExports>> = {
  'two-rulers': twoRulers,
  'two-bars': twoBars,
  'learning-race': learningRace,
  direction,
  'mode-switch': modeSwitch,
  evidence,
  'guess-the-evidence': guessTheEvidence,
  'elbo-gap': elboGap,
  'elbo-theta': elboTheta,
};
