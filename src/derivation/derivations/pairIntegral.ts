import {
  integratePair,
  klQP,
  type ContinuousDistribution,
  type PairIntegrand,
  type Quantity,
} from '../../math';
import type { PairInput } from './pairInput';

/** An integrand together with what makes its integral infinite. */
type PairIntegral = PairIntegrand & {
  /** The infinity it is, with its reason in words; undefined when it converges. */
  infinite?(q: ContinuousDistribution, p: ContinuousDistribution): Infinite | undefined;
};

interface Infinite {
  readonly value: number;
  readonly reason: string;
}

/** The integrals that the derivations of a pair are made of. */
const INTEGRALS = {
  /** q log(p/q) where q > 0. */
  qLogRatio: {
    at: (logQ, logP, q) => (q === 0 ? 0 : q * (logP - logQ)),
    sensitivity: (logQ, logP, q) => (q === 0 ? 0 : q * (Math.abs(logP - logQ) + 2)),
    infinite: minusInfiniteKl,
  },
  /** q (p/q − 1) where q > 0. */
  tangent: {
    at: (logQ, _, q, p) => (logQ === -Infinity ? 0 : p - q),
    sensitivity: (logQ, _, q, p) => (logQ === -Infinity ? 0 : 2 * (p + q)),
  },
  /** p where q > 0. */
  pOnGroundOfQ: {
    at: (logQ, _, __, p) => (logQ === -Infinity ? 0 : p),
    sensitivity: (logQ, _, __, p) => (logQ === -Infinity ? 0 : 2 * p),
  },
  minusQ: {
    at: (_, __, q) => -q,
    sensitivity: (_, __, q) => 2 * q,
  },
  /** −(q log(q/p) − q + p), over the whole line. */
  minusNonNegative: {
    at: (logQ, logP, q, p) => (q === 0 ? -p : q * (logP - logQ + 1) - p),
    sensitivity: (logQ, logP, q, p) => (q === 0 ? 2 * p : q * (Math.abs(logP - logQ) + 3) + 2 * p),
    infinite: minusInfiniteKl,
  },
  qSquared: {
    at: (_, __, q) => q * q,
    sensitivity: (_, __, q) => 3 * q * q,
    infinite: (q) => infiniteProduct(q, q, 1, 'q²'),
  },
  minusTwiceProduct: {
    at: (_, __, q, p) => -2 * q * p,
    sensitivity: (_, __, q, p) => 6 * q * p,
    infinite: (q, p) => infiniteProduct(q, p, -1, 'q·p'),
  },
  pSquared: {
    at: (_, __, ___, p) => p * p,
    sensitivity: (_, __, ___, p) => 3 * p * p,
    infinite: (_, p) => infiniteProduct(p, p, 1, 'p²'),
  },
} satisfies Record<string, PairIntegral>;

type PairIntegralName = keyof typeof INTEGRALS;

type Values = Partial<Record<PairIntegralName, Quantity>>;
let latest: { readonly q: object; readonly p: object; readonly values: Values } | undefined;

/**
 * One of the integrals at a pair. All of them are had together, from the same nodes, the first time that one is asked
 * for: evaluating the densities is what costs, and a drag asks for every one of them at every step.
 */
export function integralOfPair({ q, p }: PairInput, name: PairIntegralName): Quantity {
  if (latest?.q !== q || latest.p !== p) latest = { q, p, values: integrateAll(q, p) };
  const quantity = latest.values[name];
  if (quantity === undefined) throw new Error(`no integral named ${name}`);
  return quantity;
}

function integrateAll(q: ContinuousDistribution, p: ContinuousDistribution): Values {
  const values: Values = {};
  const open: PairIntegralName[] = [];
  for (const name of Object.keys(INTEGRALS) as PairIntegralName[]) {
    const integral: PairIntegral = INTEGRALS[name];
    const infinite = integral.infinite?.(q, p);
    if (infinite) values[name] = { ...infinite, errorBound: 0, method: 'closed form' };
    else open.push(name);
  }
  const integrated = integratePair(
    q,
    p,
    open.map((name) => INTEGRALS[name]),
  );
  for (const [index, name] of open.entries()) values[name] = integrated[index];
  return values;
}

function minusInfiniteKl(
  q: ContinuousDistribution,
  p: ContinuousDistribution,
): Infinite | undefined {
  const reason = klQP.infinite?.(q, p);
  return reason === undefined ? undefined : { value: -Infinity, reason };
}

/** The product of two densities that both run like a power of the distance from the same end. */
function infiniteProduct(
  a: ContinuousDistribution,
  b: ContinuousDistribution,
  sign: 1 | -1,
  product: string,
): Infinite | undefined {
  for (const side of [0, 1] as const) {
    const endA = a.ends[side];
    const endB = b.ends[side];
    const same = Number.isFinite(endA.at) && endA.at === endB.at;
    // A factor exp(−c ln² distance) beats every power.
    if (!same || endA.logGaussian !== 0 || endB.logGaussian !== 0) continue;
    if (endA.power + endB.power <= -1) {
      return { value: sign * Infinity, reason: `${product} is not integrable at ${endA.at}` };
    }
  }
  return undefined;
}
