import type { AnyFigure } from './FigureDefinition';
import { figure as direction } from './direction';
import { figure as elboGap } from './elbo-gap';
import { figure as elboTheta } from './elbo-theta';
import { figure as evidence } from './evidence';
import { figure as guessTheEvidence } from './guess-the-evidence';
import { figure as learningRace } from './learning-race';
import { figure as modeSwitch } from './mode-switch';
import { figure as twoBars } from './two-bars';
import { figure as twoRulers } from './two-rulers';

/** The figures there are, in the order of the chapters. */
export const figures: readonly AnyFigure[] = [
  twoRulers,
  twoBars,
  learningRace,
  direction,
  modeSwitch,
  evidence,
  guessTheEvidence,
  elboGap,
  elboTheta,
];
