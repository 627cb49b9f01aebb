import type { AnyVerified } from '../../figures/Verified';
import { verified as direction } from '../../figures/direction/verified';
import { verified as elboGap } from '../../figures/elbo-gap/verified';
import { verified as elboTheta } from '../../figures/elbo-theta/verified';
import { verified as evidence } from '../../figures/evidence/verified';
import { verified as guessTheEvidence } from '../../figures/guess-the-evidence/verified';
import { verified as learningRace } from '../../figures/learning-race/verified';
import { verified as modeSwitch } from '../../figures/mode-switch/verified';
import { verified as twoBars } from '../../figures/two-bars/verified';
import { verified as twoRulers } from '../../figures/two-rulers/verified';

/** By figure: where its Python is verified. */
export const verifiedFigures: Readonly<Record<string, AnyVerified>> = {
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
