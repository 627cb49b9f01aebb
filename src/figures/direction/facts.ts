import {
  bestFit,
  compare,
  compareDiscrete,
  createDistribution,
  type FitMinimum,
  type NormalSpec,
} from '../../math';
import { initial } from './presets';

/** The numbers that the chapter's prose states, each computed by the core when it is first asked for. */
export const facts = {
  /** KL of tosses of the biased coin with the fair one believed in, and the other way round. */
  coinBiasedFair: lazy(() => compareDiscrete(BIASED, FAIR).klQP.value),
  coinFairBiased: lazy(() => compareDiscrete(FAIR, BIASED).klQP.value),
  /** log q/p of tails, tossed with the fair coin. */
  surpriseOfTails: lazy(() => Math.log(FAIR[1] / BIASED[1])),

  klQPMean: lazy(() => minimaOf('klQP')[0].mean),
  klQPSd: lazy(() => minimaOf('klQP')[0].sd),
  klQPValue: lazy(() => minimaOf('klQP')[0].value),
  klQPMinima: lazy(() => minimaOf('klQP').length),
  klQPOtherMean: lazy(() => minimaOf('klQP')[1].mean),
  klQPOtherValue: lazy(() => minimaOf('klQP')[1].value),
  klPQMean: lazy(() => minimaOf('klPQ')[0].mean),
  klPQSd: lazy(() => minimaOf('klPQ')[0].sd),
  /** How many times as high as p KL(p‖q)'s best q is at the bottom of p's valley. */
  overValley: lazy(overValley),

  klTwoApart: lazy(() => compare(unitNormal(0), unitNormal(2)).klQP.value),
  klByWay: lazy(() => 2 * compare(unitNormal(0), unitNormal(1)).klQP.value),
};

type Fact = () => { readonly value: number };

const BIASED = [0.99, 0.01];
const FAIR = [0.5, 0.5];

function lazy(compute: () => number): Fact {
  let known: { readonly value: number } | undefined;
  return () => (known ??= { value: compute() });
}

const unitNormal = (mean: number): NormalSpec => ({ family: 'normal', mean, sd: 1 });

/** The local minima of the figure's first target, the best one first. */
function minimaOf(loss: 'klQP' | 'klPQ'): readonly FitMinimum[] {
  return bestFit(initial.p, loss).minima;
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;
const NARROWINGS = 60;

function overValley(): number {
  const p = createDistribution(initial.p);
  let [low, high] = initial.p.means;
  for (let i = 0; i < NARROWINGS; i += 1) {
    const [left, right] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (p.logPdf(left) < p.logPdf(right)) high = right;
    else low = left;
  }
  const z = (low + high) / 2;
  const [{ mean, sd }] = minimaOf('klPQ');
  return Math.exp(createDistribution({ family: 'normal', mean, sd }).logPdf(z) - p.logPdf(z));
}
