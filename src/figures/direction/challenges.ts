import { formatNumber } from '../../ui';
import type { Challenge, Prompt } from '../FigureDefinition';
import { bestOf } from './fitBook';
import { LOSS_LOOKS } from './losses';
import type { DirectionDerived, DirectionSnapshot, DirectionState } from './state';
import { descentOf } from './walk';
import { coverOf } from './words';

export const prompt: Prompt = {
  question:
    'p has two humps, far apart, the right one heavier. One normal q is fitted by KL(p‖q) = ∫ p log(p/q). Where does it end?',
  options: [
    { id: 'heavier', text: 'on the heavier hump' },
    { id: 'both', text: 'spread over both' },
    { id: 'start', text: 'on the hump it starts nearest to' },
  ],
  answer: 'both',
  explanation:
    'The average is over p, so a hump that q leaves out is charged in full. The best q has p’s own mean and sd, from every start. The other two answers are of KL(q‖p) = ∫ q log(q/p): choose it in the table, and drop q on either side.',
  showPreset: 'moments',
};

/** As near to a minimum as this, in its sds, a descent has ended there. */
const THERE = 0.01;

/** The minimum that the shown descent ends at; undefined before both are known. */
function endOf({ state, derived }: DirectionSnapshot) {
  const end = descentOf(state)?.points.at(-1);
  const { minima, isSettled } = derived.fits(state.loss);
  if (end === undefined || !isSettled) return undefined;
  return minima.find(
    ({ mean, sd }) => Math.abs(end.mean - mean) < THERE * sd && Math.abs(end.sd - sd) < THERE * sd,
  );
}

/** Whether p has two humps that can be told apart: it dips between them. */
function hasTwoHumps({ state: { p }, derived }: DirectionSnapshot): boolean {
  const [left, right] = p.means.toSorted((a, b) => a - b);
  const lower = Math.min(derived.p.pdf(left), derived.p.pdf(right));
  return [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8].some(
    (share) => derived.p.pdf(left + share * (right - left)) < 0.9 * lower,
  );
}

export const challenges: readonly Challenge<DirectionState, DirectionDerived>[] = [
  {
    id: 'trapped',
    text: 'Drop q so that its descent ends at a local minimum that is not the best.',
    hint: 'KL(p‖q) has only one minimum; choose another loss, and come from the side of the lesser hump.',
    check(now) {
      const end = endOf(now);
      return end !== undefined && !end.isGlobal;
    },
    progress(now) {
      const end = endOf(now);
      const { label } = LOSS_LOOKS[now.state.loss];
      if (end === undefined) return 'The descent from here is being worked out.';
      return `Now the descent of ${label} ends at mean ${formatNumber(end.mean, 3)}, which is ${end.isGlobal ? 'the best' : 'not the best'}.`;
    },
  },
  {
    id: 'cover-both',
    text: 'Make a p with two humps, with a dip between them, whose best q by KL(q‖p) covers both.',
    hint: '“KL(q‖p) picks one mode” is a rule of thumb. Bring the humps nearer together, or make them equal.',
    check: (now) =>
      hasTwoHumps(now) &&
      now.derived.fits('klQP').isSettled &&
      coverOf(now.state.p, bestOf(now.derived.fits('klQP'))) === 'both humps',
    progress(now) {
      const best = bestOf(now.derived.fits('klQP'));
      const dip = hasTwoHumps(now)
        ? 'p dips between its humps'
        : 'p does not dip between its humps';
      return `Now ${dip}, and the best q by KL(q‖p) covers ${coverOf(now.state.p, best)}.`;
    },
  },
];
