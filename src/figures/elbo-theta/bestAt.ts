import { maximiseElboOf, type MaximisedElbo } from '../../math';
import { modelOf } from '../latentModels';
import { thetaOf, type ThetaState } from './state';
import { knownCurve, type ThetaCurve } from './thetaCurve';

interface Start {
  readonly mean: number;
  readonly sd: number;
}

type Best = Extract<MaximisedElbo, { readonly attained: true }>;

const found = new WeakMap<ThetaState['model'], Best>();

/**
 * The best normal q at the present θ: uphill from the best ones of the neighbouring points of the curve, of which one runs
 * through here; by the full search, which takes several times as long, while no curve is known.
 *
 * @throws Error for a model under which no normal q has a finite ELBO; the figure offers none.
 */
export function bestAt(state: ThetaState): Best {
  const before = found.get(state.model);
  if (before !== undefined) return before;
  const { q, ...rest } = nearBest(state) ?? fullSearch(state);
  // Both ways come to the same place but for the last digits, which a link could not bring back.
  const best: Best = { ...rest, q: { ...q, mean: tidy(q.mean), sd: tidy(q.sd) } };
  found.set(state.model, best);
  return best;
}

function tidy(value: number): number {
  return Number(value.toPrecision(9));
}

function nearBest(state: ThetaState): Best | undefined {
  const curve = knownCurve(state);
  if (curve === undefined) return undefined;
  let best: Best | undefined;
  for (const start of startsAt(thetaOf(state), curve)) {
    const here = maximiseElboOf(modelOf(state.model), start);
    if (here.attained && !(best && best.elbo.value >= here.elbo.value)) best = here;
  }
  return best;
}

/** Of two best q this near to each other (in sds, and in log sds) one came from the other. */
const NEAR = 0.3;

/** Where the neighbours on the curve are best; where the same maximum runs through both, between them. */
function startsAt(theta: number, curve: ThetaCurve): readonly Start[] {
  const above = curve.theta.findIndex((value) => value >= theta);
  const right = above < 0 ? curve.theta.length - 1 : above;
  const [from, to] = [curve.theta[right - 1], curve.theta[right]];
  const starts = curve.points
    .slice(Math.max(0, right - 1), right + 1)
    .flatMap(({ best }) => (best.attained ? [{ mean: best.q.mean, sd: best.q.sd }] : []));
  const [left, other] = starts;
  if (!other || from === undefined || to === undefined) return starts;
  const ratio = Math.log(other.sd / left.sd);
  const step = (other.mean - left.mean) / Math.min(left.sd, other.sd);
  if (Math.abs(step) > NEAR || Math.abs(ratio) > NEAR) return starts;
  const share = (theta - from) / (to - from);
  return [
    {
      mean: left.mean + share * (other.mean - left.mean),
      sd: left.sd * Math.exp(share * ratio),
    },
  ];
}

function fullSearch({ model }: ThetaState): Best {
  const best = maximiseElboOf(modelOf(model));
  if (!best.attained) throw new Error(best.reason);
  return best;
}
