import { exported } from '../exported';
import type { ExportedQuantity, FigureExports } from '../FigureExports';
import { figureScript } from '../figureScript';
import { LATENT_TERMS, latentSetup, REPORT_PYTHON } from '../latentScript';
import { LATENT_WORDS, latentColumns } from '../latentTables';
import { figure } from '.';
import { axisOf } from './domains';
import type { EvidenceDerived, EvidenceState } from './state';

type Exported = ExportedQuantity<EvidenceState, EvidenceDerived>;

function ofReport(name: keyof typeof REPORT_PYTHON, words: string, unit: string): Exported {
  return exported(name, words, unit, REPORT_PYTHON[name], ({ derived }) => derived.report[name]);
}

const quantities: readonly Exported[] = [
  exported('evidence', 'evidence p of x', '', 'model.evidence', ({ derived }) => derived.evidence),
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
