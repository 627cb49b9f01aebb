import { importanceWeightedBoundOf, type Quantity } from '../../math';
import { pythonDensity } from '../../python';
import { parametersOf } from '../../state';
import { Q_FAMILIES, Q_FAMILY_NAMES, qOf } from '../approximations';
import { exported } from '../exported';
import type { Column, ExportedQuantity, FigureExports } from '../FigureExports';
import { figureScript } from '../figureScript';
import { modelOf } from '../latentModels';
import { LATENT_TERMS, latentSetup, REPORT_PYTHON } from '../latentScript';
import { LATENT_WORDS, latentColumns } from '../latentTables';
import { figure } from '.';
import { zAxis } from './axes';
import { fitsStepwise, type FamilyFit } from './familyFits';
import { runOf } from './run';
import type { GapDerived, GapSnapshot, GapState } from './state';

type Exported = ExportedQuantity<GapState, GapDerived>;

/** `open`: not shown while only what an optimiser sees is. */
function ofReport(name: keyof typeof REPORT_PYTHON, words: string, open = false): Exported {
  return exported(name, words, 'nats', REPORT_PYTHON[name], ({ state, derived }) =>
    open && state.view === 'optimiser' ? undefined : derived.report[name],
  );
}

function weightedBoundOf({ state }: GapSnapshot): Quantity | undefined {
  if (state.weighted === 'off') return undefined;
  return importanceWeightedBoundOf(modelOf(state.model), qOf(state.q), Number(state.weighted));
}

const quantities: readonly Exported[] = [
  ofReport('elbo', 'ELBO'),
  ofReport('klQPosterior', 'gap, KL of q and the posterior', true),
  ofReport('logEvidence', 'log evidence', true),
  ofReport('expectedLogLikelihood', 'E log p(x|z)'),
  ofReport('klQPrior', 'KL(q‖p(z))'),
  ofReport('expectedLogJoint', 'E log p(x, z)'),
  ofReport('entropyQ', 'entropy of q'),
  {
    name: 'weightedBound',
    words: 'importance-weighted bound',
    unit: 'nats',
    of: weightedBoundOf,
    python: ({ state }) => `weighted_bound(model, q, ${state.weighted})`,
  },
];

/** The fits that a reader has asked for, with the q that each family came to. */
function fitQuantities(now: GapSnapshot, shown: ReadonlySet<string>): readonly Exported[] {
  if (!Q_FAMILIES.some((family) => shown.has(`fit.${family}.elbo`))) return [];
  return fitsOf(now).flatMap((fit): Exported[] => {
    const { family, q, elbo } = fit;
    const words = Q_FAMILY_NAMES[family];
    const python = pythonDensity(q);
    const gap: Exported = {
      name: `fit.${family}.klQPosterior`,
      words: `gap of the best ${words}`,
      unit: 'nats',
      of: () => fit.gap,
      python: () => `kl(${python}, posterior)`,
    };
    return [
      {
        name: `fit.${family}.elbo`,
        words: `highest ELBO of a ${words}`,
        unit: 'nats',
        of: () => elbo,
        python: () => `model.elbo(${python})`,
      },
      ...(now.state.view === 'optimiser' ? [] : [gap]),
    ];
  });
}

function fitsOf({ state }: GapSnapshot): readonly FamilyFit[] {
  const steps = fitsStepwise(state.model);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The ascent so far: each step's q, its ELBO, and what a fit without the entropy climbs; without one, the present. */
function ascent({ state, derived: { report } }: GapSnapshot): readonly Column[] {
  const here = { q: state.q, elbo: report.elbo.value, logJoint: report.expectedLogJoint.value };
  const steps = runOf(state)?.steps ?? [here];
  return [
    { title: 'step', values: steps.map((_, i) => i) },
    { title: 'ELBO (nats)', values: steps.map(({ elbo }) => elbo) },
    { title: 'E log p(x, z) (nats)', values: steps.map(({ logJoint }) => logJoint) },
    ...parametersOf(state.q).map(({ key, read }) => ({
      title: `q.${key}`,
      values: steps.map(({ q }) => read(q)),
    })),
  ];
}

/** What the figure of the gap gives away. */
export const exports: FigureExports<GapState, GapDerived> = {
  tables: [
    {
      name: 'curves',
      words: LATENT_WORDS,
      of: (now) => latentColumns(now.derived.model, now.derived.q, zAxis(now)),
    },
    { name: 'ascent', words: 'the ascent, step by step', of: ascent },
  ],
  quantities,
  python(now, shown) {
    const { model, q, weighted } = now.state;
    return figureScript({
      figure,
      now,
      quantities: [...quantities, ...(shown ? fitQuantities(now, shown) : [])],
      terms: LATENT_TERMS,
      blocks: ['integrals', 'pair', 'model', ...(weighted === 'off' ? [] : ['weighted' as const])],
      setup: latentSetup(model, q),
    });
  },
};
