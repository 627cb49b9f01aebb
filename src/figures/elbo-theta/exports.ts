import type { Quantity } from '../../math';
import { pythonModel, pythonNumber } from '../../python';
import { exported } from '../exported';
import type { Column, ExportedQuantity, FigureExports } from '../FigureExports';
import { figureScript } from '../figureScript';
import { latentAxis } from '../latentModels';
import { LATENT_TERMS, REPORT_PYTHON } from '../latentScript';
import { LATENT_WORDS, latentColumns } from '../latentTables';
import { figure } from '.';
import {
  thetaRange,
  thetaWords,
  type ThetaDerived,
  type ThetaSnapshot,
  type ThetaState,
} from './state';
import { curveAtOnce, keepCurve, knownCurve, type ThetaCurve } from './thetaCurve';
import { topsApart } from './topsApart';

type Exported = ExportedQuantity<ThetaState, ThetaDerived>;

/** The page has it when the state has rested; else it is worked out here and kept. */
function curveOf({ state }: ThetaSnapshot): ThetaCurve {
  const known = knownCurve(state);
  if (known) return known;
  const curve = curveAtOnce(state);
  keepCurve(state, curve);
  return curve;
}

function ofCurve(
  name: string,
  words: string,
  of: (curve: ThetaCurve) => Quantity | undefined,
  python: string,
): Exported {
  return exported(name, words, '', python, (now) => of(curveOf(now)));
}

const quantities: readonly Exported[] = [
  ofCurve('mleTheta', 'θ of the highest likelihood shown', ({ mle }) => mle.theta, 'mle_theta'),
  ofCurve(
    'elboTheta',
    'θ of the highest bound shown',
    ({ elboTop }) => elboTop.theta,
    'elbo_theta',
  ),
  ofCurve('thetaDifference', 'the bound’s top is off by', topsApart, 'elbo_theta - mle_theta'),
  exported(
    'logEvidence',
    'log evidence at this θ',
    'nats',
    REPORT_PYTHON.logEvidence,
    ({ derived }) => derived.model.logEvidence,
  ),
  exported(
    'bestElbo',
    'best ELBO at this θ',
    'nats',
    REPORT_PYTHON.elbo,
    ({ derived }) => derived.report.elbo,
  ),
  exported(
    'gap',
    'gap at this θ, KL of the best q and the posterior',
    'nats',
    REPORT_PYTHON.klQPosterior,
    ({ derived }) => derived.report.klQPosterior,
  ),
];

function setupOf({ state, derived: { parameter, theta } }: ThetaSnapshot): string {
  const { likelihood, model } = pythonModel(state.model, { parameter, variable: 'theta' });
  const [from, to] = thetaRange(state);
  const range = `${pythonNumber(from)}, ${pythonNumber(to)}`;
  return `
# θ is the ${thetaWords(state)}.
${likelihood}


def model_at(theta):
    """The model with θ set to a value."""
    return ${model}


def best_elbo(model):
    """The largest ELBO that a normal q has."""
    return model.elbo(best_by_kl(model))


model = model_at(${pythonNumber(theta)})
posterior = model.posterior
mean, sd = best_by_kl(model).places[0]
q = normal(float(f"{mean:.9g}"), float(f"{sd:.9g}"))  # the figure keeps nine digits of it

# Two tops: of the likelihood, and of the bound with the best q at each θ (this takes a while).
mle_theta = highest(lambda theta: model_at(theta).log_evidence, ${range})
elbo_theta = highest(lambda theta: best_elbo(model_at(theta)), ${range})
`;
}

function overTheta(now: ThetaSnapshot): readonly Column[] {
  const { theta, logEvidence, bestElbo, points } = curveOf(now);
  const ofBest = (field: 'mean' | 'sd') =>
    points.map(({ best }) => (best.attained ? best.q[field] : NaN));
  return [
    { title: 'θ', values: theta },
    { title: 'log p(x; θ) (nats)', values: logEvidence },
    { title: 'best ELBO (nats)', values: bestElbo },
    { title: 'mean of the best q (z)', values: ofBest('mean') },
    { title: 'sd of the best q (z)', values: ofBest('sd') },
  ];
}

/** What the figure of the trained bound gives away. */
export const exports: FigureExports<ThetaState, ThetaDerived> = {
  tables: [
    { name: 'theta', words: 'both curves over θ, with the best q', of: overTheta },
    {
      name: 'curves',
      words: `${LATENT_WORDS}, at this θ`,
      of: ({ derived: { model, q } }) => latentColumns(model, q, latentAxis(model)),
    },
  ],
  quantities,
  python: (now) =>
    figureScript({
      figure,
      now,
      quantities,
      terms: LATENT_TERMS,
      blocks: ['integrals', 'pair', 'model', 'best', 'theta'],
      setup: setupOf(now),
    }),
};
