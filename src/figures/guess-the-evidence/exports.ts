import { families, type Quantity } from '../../math';
import { pythonNumber } from '../../python';
import { exported } from '../exported';
import type { Column, ExportedQuantity, ExportedTable, FigureExports } from '../FigureExports';
import { figureScript, type TermsPython } from '../figureScript';
import { latentSetup, REPORT_PYTHON } from '../latentScript';
import { LATENT_WORDS, latentColumns } from '../latentTables';
import { figure } from '.';
import { axisOf, sdAxis } from './domains';
import { objectivesAlong, type Along } from './objectiveCurves';
import { placeOf } from './placeOf';
import type { GuessDerived, GuessSnapshot, GuessState } from './state';

type Exported = ExportedQuantity<GuessState, GuessDerived>;

function ofFit(loss: 'kl' | 'l2', place: 'mean' | 'sd'): Exported {
  return exported(
    `fit.${loss}.${place}`,
    `${loss === 'kl' ? 'KL’s' : 'L2’s'} best q, ${place}`,
    'z',
    `best_${loss}.places[0][${place === 'mean' ? 0 : 1}]`,
    ({ derived }): Quantity | undefined => placeOf(derived.fits[loss], place),
  );
}

const quantities: readonly Exported[] = [
  exported('evidence', 'evidence p of x', '', 'model.evidence', ({ derived }) => derived.evidence),
  exported('guess', 'guess g of it', '', 'guess', ({ derived }) => derived.guess),
  ofFit('kl', 'mean'),
  ofFit('kl', 'sd'),
  ofFit('l2', 'mean'),
  ofFit('l2', 'sd'),
];

const R = REPORT_PYTHON;

const terms: TermsPython = {
  'guess-kl': {
    j: 'average(lambda z: q.logpdf(z) - model.log_joint(z) + math.log(guess), q, posterior)',
    'minus-elbo': `-${R.elbo}`,
    'log-guess': 'math.log(guess)',
    'kl-of-best': R.klQPosterior,
    'minus-log-scale': '-math.log(scale)',
  },
  'guess-l2': {
    square: 'integral(lambda z: (q.pdf(z) - scale * posterior.pdf(z)) ** 2, q, posterior)',
    'best-squared': R.intQQ,
    'cross-joint': `-2 * scale * ${R.intQPosterior}`,
    'joint-squared': `scale**2 * ${R.intPosteriorSquared}`,
    'best-squared-again': R.intQQ,
    'cross-posterior': `-2 * scale * ${R.intQPosterior}`,
    'posterior-squared': `scale**2 * ${R.intPosteriorSquared}`,
  },
};

function setupOf({ state, derived }: GuessSnapshot): string {
  const l2 = derived.fits.l2.best
    ? '\nbest_l2 = best_by_l2(model, scale)'
    : '\n# L2 has no best q here: it falls as q grows infinitely wide.';
  return `${latentSetup(state.model, 'best_by_kl(model)')}
guess = ${pythonNumber(state.guess)} * model.evidence
scale = model.evidence / guess  # c: what the guess makes of the posterior's height
best_kl = q  # the derivations are about this one${l2}
`;
}

function objectives(
  along: Along,
  domainOf: (now: GuessSnapshot) => readonly [number, number],
): ExportedTable<GuessState, GuessDerived> {
  return {
    name: `objectives-over-${along}`,
    words: `both objectives over the ${along} of q`,
    of(now) {
      const { kl, l2 } = objectivesAlong(along, domainOf(now))(now);
      return [
        { title: `${along} of q (z)`, values: kl.x },
        { title: 'J(q) (nats)', values: kl.y },
        { title: '∫(q − p̃/g)²/c² (1/z)', values: l2.y },
      ];
    },
  };
}

function curves(now: GuessSnapshot): readonly Column[] {
  const { mean, sd } = now.derived.fits.kl.best;
  const q = families.normal.create({ family: 'normal', mean, sd });
  return latentColumns(now.derived.model, q, axisOf(now));
}

/** What the figure of guesses gives away. */
export const exports: FigureExports<GuessState, GuessDerived> = {
  tables: [
    { name: 'curves', words: `${LATENT_WORDS}, KL’s best`, of: curves },
    objectives('mean', axisOf),
    objectives('sd', sdAxis),
  ],
  quantities,
  python: (now) =>
    figureScript({
      figure,
      now,
      quantities,
      terms,
      blocks: [
        'integrals',
        'pair',
        'model',
        'best',
        ...(now.derived.fits.l2.best ? ['bestL2' as const] : []),
      ],
      setup: setupOf(now),
    }),
};
