import { evidenceKl, evidenceL2 } from '../../derivation/derivations';
import type { FigureDefinition } from '../FigureDefinition';
import { challenges, prompt } from './challenges';
import { Main } from './Main';
import { model } from './model';
import type { EvidenceDerived, EvidenceSnapshot, EvidenceState } from './state';
import { inWords } from './words';

const input = (now: EvidenceSnapshot) => now.derived;

/** Chapter 5: what of the posterior can be had from the joint, and what needs its area. */
export const figure: FigureDefinition<EvidenceState, EvidenceDerived> = {
  id: 'evidence',
  title: 'The evidence you cannot compute',
  howToRead:
    'How to read this plot: at every z the height of the prior times the height of the likelihood is the height of the joint. The area under the joint is p(x); the joint divided by it is the posterior, whose area is 1. Each picture has its own height axis.',
  model,
  Main,
  inWords,
  derivations: [evidenceKl(input), evidenceL2(input)],
  derivationsInPair: true,
  prompt,
  challenges,
};
