import {
  comparePair,
  families,
  integratePair,
  klPQ,
  klQP,
  type ContinuousDistribution,
  type GaussianMixtureSpec,
  type NormalSpec,
  type PairIntegrand,
  type Quantity,
} from '../../math';

/** A normal q, a mixture p of two normals, and both directions of KL as a figure shows them. */
export interface DirectionInput {
  readonly q: ContinuousDistribution;
  readonly p: ContinuousDistribution;
  readonly quantities: { readonly klQP: Quantity; readonly klPQ: Quantity };
}

/** Makes a route from such a pair into the evaluation of a term at a figure's snapshot. */
export type OnDirection<M> = (
  route: (pair: DirectionInput) => Quantity,
) => (snapshot: M) => Quantity;

const EPS = Number.EPSILON;

/** The specs behind a pair. @throws RangeError for any other families. */
export function specsOf({ q, p }: DirectionInput): {
  readonly q: NormalSpec;
  readonly p: GaussianMixtureSpec;
} {
  if (q.spec.family !== 'normal' || p.spec.family !== 'gaussianMixture')
    throw new RangeError('a normal q and a mixture p are asked for');
  return { q: q.spec, p: p.spec };
}

/** A number that a formula gives, with the rounding of parts of this size. */
export function byFormula(value: number, size = Math.abs(value)): Quantity {
  return { value, errorBound: 8 * EPS * size, method: 'closed form' };
}

interface Integrals {
  readonly minusEntropyQ: Quantity;
  readonly crossQP: Quantity;
  readonly minusEntropyP: Quantity;
  readonly crossPQ: Quantity;
  readonly minusHelp: Quantity;
}

let latest: { readonly q: object; readonly p: object; readonly values: Integrals } | undefined;

/** Integrals over the pair, from the same nodes, the first time that one is asked for. */
export function directionIntegrals(pair: DirectionInput): Integrals {
  const { q, p } = pair;
  if (latest?.q !== q || latest.p !== p) latest = { q, p, values: integrate(pair) };
  return latest.values;
}

const times =
  (density: 'q' | 'p', log: 'q' | 'p', sign: 1 | -1): PairIntegrand['at'] =>
  (logQ, logP, q, p) => {
    const mass = density === 'q' ? q : p;
    return mass === 0 ? 0 : sign * mass * (log === 'q' ? logQ : logP);
  };

function averageLog(density: 'q' | 'p', log: 'q' | 'p', sign: 1 | -1): PairIntegrand {
  const at = times(density, log, sign);
  return {
    at,
    sensitivity: (logQ, logP, q, p, anchor, offset) =>
      2 * Math.abs(at(logQ, logP, q, p, anchor, offset)) + (density === 'q' ? q : p),
  };
}

function integrate(pair: DirectionInput): Integrals {
  const [minusEntropyQ, crossQP, minusEntropyP, crossPQ, minusHelp] = integratePair(
    pair.q,
    pair.p,
    [
      averageLog('q', 'q', 1),
      averageLog('q', 'p', -1),
      averageLog('p', 'p', 1),
      averageLog('p', 'q', -1),
      helpOfOthers(pair),
    ],
  );
  return { minusEntropyQ, crossQP, minusEntropyP, crossPQ, minusHelp };
}

/** The part of p that q follows: the one that, taken alone with its weight, bounds KL(q‖p) best. */
export function followedPart(pair: DirectionInput): {
  readonly index: number;
  readonly weight: number;
  readonly kl: Quantity;
} {
  const { p } = specsOf(pair);
  const parts = p.weights.map((weight, index) => {
    const part = families.normal.create({
      family: 'normal',
      mean: p.means[index],
      sd: p.sds[index],
    });
    return { index, weight, kl: comparePair(pair.q, part, [klQP]).klQP };
  });
  const cost = ({ weight, kl }: (typeof parts)[number]) => kl.value - Math.log(weight);
  return parts.reduce((best, part) => (cost(part) < cost(best) ? part : best));
}

/** −q log(1 + what the other parts have there ÷ what the followed one has), from the logs of the parts themselves. */
function helpOfOthers(pair: DirectionInput): PairIntegrand {
  const { p } = specsOf(pair);
  const { index } = followedPart(pair);
  const logPart = (k: number, z: number) =>
    Math.log(p.weights[k] / p.sds[k]) - 0.5 * ((z - p.means[k]) / p.sds[k]) ** 2;
  const slope = (k: number, z: number) => Math.abs(z - p.means[k]) / p.sds[k] ** 2;
  const other = 1 - index;
  const help = (z: number): number => {
    const lead = logPart(other, z) - logPart(index, z);
    return Math.max(0, lead) + Math.log1p(Math.exp(-Math.abs(lead)));
  };
  return {
    at: (_logQ, _logP, q, _p, anchor, offset) => (q === 0 ? 0 : -q * help(anchor + offset)),
    rounding(logQ, _logP, q, _p, anchor, offset) {
      if (q === 0) return 0;
      const z = anchor + offset;
      const lead = logPart(other, z) - logPart(index, z);
      // How much of the lead's rounding arrives: all of it, or where the other part is far below next to nothing.
      const share = lead > 0 ? 1 : Math.exp(lead);
      const blur = [index, other].reduce(
        (sum, k) => sum + Math.abs(logPart(k, z)) + Math.abs(z) * slope(k, z) + 1,
        0,
      );
      return q * ((8 + 2 * Math.abs(logQ)) * help(z) + 8 * share * blur);
    },
  };
}

let star:
  { readonly p: object; readonly q: ContinuousDistribution; readonly kl: Quantity } | undefined;

/** The normal with p's mean and sd, and KL(p‖·) of it. */
export function momentNormal({ p }: DirectionInput): {
  readonly q: ContinuousDistribution;
  readonly kl: Quantity;
} {
  if (star?.p !== p) {
    const { mean = NaN, variance = NaN } = p;
    const q = families.normal.create({ family: 'normal', mean, sd: Math.sqrt(variance) });
    star = { p, q, kl: comparePair(q, p, [klPQ]).klPQ };
  }
  return star;
}
