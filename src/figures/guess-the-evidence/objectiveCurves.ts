import { objectiveOf, type Model, type NormalParameters } from '../../math';
import type { Points } from '../../plot';
import type { FitView, Winner } from './fitTrack';
import type { GuessSnapshot } from './state';

type Interval = readonly [number, number];

/** Points of a curve of an objective: each is an integral. */
const POINTS = 61;

/** In sds of the prior: all but infinitely wide. */
const WIDE = 50;

export type Along = 'mean' | 'sd';

/**
 * Both objectives along one parameter of q, the other held at its best. KL as it is, J = KL(q‖p(z|x)) − log c; L2 divided
 * by c², which moves no minimum and leaves the height of an infinitely wide q, ∫p(z|x)², where it is.
 */
export interface ObjectiveCurves {
  readonly kl: Points;
  readonly l2: Points;
  /** ∫p(z|x)². */
  readonly wide: number;
}

/** KL along the parameter: what no guess changes. */
interface Base {
  readonly model: Model;
  readonly mean: number;
  readonly heights: Float64Array;
}

interface Drawn {
  readonly kl: FitView;
  readonly l2: FitView;
  readonly curves: ObjectiveCurves;
}

/** The curves over a stretch of a parameter; what the guess does not change is kept. */
export function objectivesAlong(
  along: Along,
  domain: Interval,
): (now: GuessSnapshot) => ObjectiveCurves {
  const x = spread(domain, along === 'sd');
  let base: Base | undefined;
  let last: (Drawn & { readonly scale: number }) | undefined;
  return ({ derived: { model, scale, fits } }) => {
    const { kl, l2 } = fits;
    if (last?.kl === kl && last.l2 === l2 && last.scale === scale) return last.curves;
    if (base?.model !== model || base.mean !== kl.best.mean)
      base = baseOf(model, along, x, kl.best);
    const shift = Math.log(scale);
    const square = objectiveOf(model.posterior, 'l2Squared', { scale });
    // Without a best q the slices go through one as wide as can be: there is nothing below it.
    const held = l2.best ?? {
      mean: kl.best.mean,
      sd: WIDE * Math.sqrt(model.prior.variance ?? 1),
    };
    const heights = x.map((place) => square(...at(along, place, held)).value / scale ** 2);
    const curves = {
      kl: { x, y: base.heights.map((value) => value - shift) },
      l2: { x, y: heights },
      wide: square(0, 1e12).value / scale ** 2,
    };
    last = { kl, l2, scale, curves };
    return curves;
  };
}

function baseOf(model: Model, along: Along, x: Float64Array, best: Winner): Base {
  const kl = objectiveOf(model.posterior, 'j');
  const heights = x.map((place) => kl(...at(along, place, best)).value);
  return { model, mean: best.mean, heights };
}

function at(along: Along, place: number, best: NormalParameters): readonly [number, number] {
  return along === 'mean' ? [place, best.sd] : [best.mean, place];
}

function spread([from, to]: Interval, log: boolean): Float64Array {
  return Float64Array.from({ length: POINTS }, (_, i) => {
    const share = i / (POINTS - 1);
    return log ? from ** (1 - share) * to ** share : from + (to - from) * share;
  });
}
