import type { ExportedQuantity, FigureExports } from '../FigureExports';
import { figureScript } from '../figureScript';
import { LATENT_TERMS, latentSetup, REPORT_PYTHON } from '../latentScript';
import { LATENT_WORDS, latentColumns } from '../latentTables';
import { figure } from '.';
import { axisOf } from './domains';
import type { EvidenceDerived, EvidenceState } from './state';

type Exported = ExportedQuantity<EvidenceState, EvidenceDerived>;

function ofReport(name: keyof typeof REPORT_PYTHON, words: string, unit: string): Exported {
  return {
    name,
    words,
    unit,
    of: ({ derived }) => derived.report[name],
    python: () => REPORT_PYTHON[name],
  };
}

const quantities: readonly Exported[] = [
  {
    name: 'evidence',
    words: 'evidence p of x',
    unit: '',
    of: ({ derived }) => derived.evidence,
    python: () => 'model.evidence',
  },
  ofReport('logEvidence', 'log evidence', 'nats'),
  ofReport('elbo', 'evidence lower bound', 'nats'),
  ofReport('klQPosterior', 'KL of q and the posterior', 'nats'),
  ofReport('l2SquaredQPosterior', 'L2 squared of q and the posterior', '1/z'),
];

/** What the evidence's figure gives away. */
export const exports: FigureExports<EvidenceState, EvidenceDerived> = {
  tables: [
    {
      name: 'curves',
      words: LATENT_WORDS,
      of: (now) => latentColumns(now.derived.model, now.derived.q, axisOf(now)),
    },
  ],
  quantities,
  python: (now) =>
    figureScript({
      figure,
      now,
      quantities,
      terms: LATENT_TERMS,
      blocks: ['integrals', 'pair', 'model'],
      setup: latentSetup(now.state.model, now.state.q),
    }),
};
