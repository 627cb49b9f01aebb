import { normal } from '../distributions/normal';
import { integratePair } from '../quadrature/integratePair';
import type { PairIntegrand } from '../quadrature/integratePair';
import type { NormalSpec, Quantity } from '../types';
import { averages } from './averages';
import type { ModelInside } from './modelCreatorOf';
import { priorDiverges } from './divergent';
import { jointSlopes } from './elboGradient';
import { NO_RATIOS } from './evidence';

/** A local maximum of the ELBO over normal q. */
export interface ElboMaximum {
  readonly q: NormalSpec;
  readonly elbo: Quantity;
}

/** The normal q with the largest ELBO, and all local maxima found, best first. */
export type MaximisedElbo =
  | {
      readonly attained: true;
      readonly q: NormalSpec;
      readonly elbo: Quantity;
      readonly maxima: readonly ElboMaximum[];
    }
  | { readonly attained: false; readonly maxima: readonly []; readonly reason: string };

export interface Start {
  readonly mean: number;
  readonly sd: number;
}

const MOST_STEPS = 100;
/** A step this short, in units of sd and of log sd, ends the search: Newton's next one would be its square. */
const CONVERGED = 1e-9;
/** The longest step in either parameter. */
const LONGEST = 2;

/**
 * Maximises the ELBO over q = N(mean, sd²) by Newton's method in (mean/sd, log sd), with the exact gradient and Hessian
 * (M. Opper, C. Archambeau 2009), kept uphill by a shift of the Hessian. Started from every local maximum of the joint, with
 * the width there, and from the moments of the posterior (a cover of them all); with a `start`, only the maximum uphill
 * from that is sought, which is what following a parameter asks for.
 *
 * Not attained for models whose prior lives on a part of the line: every normal then has an ELBO of −∞.
 *
 * @throws DomainError as createModel does.
 */
export function maximiseElboOf(model: ModelInside, start?: Start): MaximisedElbo {
  const unit = normal.create({ family: 'normal', mean: 0, sd: 1 });
  const reason = priorDiverges(unit, model.parts);
  if (reason !== undefined) return { attained: false, maxima: [], reason };
  const found: ElboMaximum[] = [];
  for (const from of start === undefined ? startsOf(model) : [start]) {
    const q = ascend(model, from);
    if (q === undefined || found.some((other) => isSame(other.q, q))) continue;
    found.push({ q, elbo: averages(model, normal.create(q)).elbo });
  }
  const maxima = found.toSorted((a, b) => b.elbo.value - a.elbo.value);
  if (maxima.length === 0) {
    return { attained: false, maxima: [], reason: 'the search did not settle from this start' };
  }
  return { attained: true, ...maxima[0], maxima };
}

function startsOf({ peaks, posterior }: ModelInside): readonly Start[] {
  const starts = peaks.map(({ location, scale }): Start => ({ mean: location, sd: scale }));
  const { mean = 0, variance = 1 } = posterior;
  return [...starts, { mean, sd: Math.sqrt(variance) }];
}

function isSame(a: NormalSpec, b: NormalSpec): boolean {
  return Math.abs(a.mean - b.mean) < 1e-5 * a.sd && Math.abs(a.sd - b.sd) < 1e-5 * a.sd;
}

/** The ELBO (up to a constant) at N(mean, sd²), with its derivatives in units of sd and of log sd. */
interface Local {
  readonly value: number;
  readonly gradient: readonly [number, number];
  readonly hessian: readonly [mm: number, ml: number, ll: number];
}

function ascend(model: ModelInside, start: Start): NormalSpec | undefined {
  const evaluate = localOf(model);
  let { mean, sd } = start;
  let here = evaluate(mean, sd);
  for (let count = 0; count < MOST_STEPS; count++) {
    const [step, uphill] = newtonStep(here);
    const size = Math.max(Math.abs(step[0]), Math.abs(step[1]));
    if (size < CONVERGED) {
      return uphill
        ? { family: 'normal', mean: mean + step[0] * sd, sd: sd * Math.exp(step[1]) }
        : undefined;
    }
    let factor = Math.min(1, LONGEST / size);
    let next: Local | undefined;
    for (let halvings = 0; halvings < 40 && next === undefined; halvings++) {
      const tried = evaluate(mean + factor * step[0] * sd, sd * Math.exp(factor * step[1]));
      // near the top the gain drowns in rounding, and only Newton itself can tell
      const slack = size < 1e-4 ? 1e-9 * (1 + Math.abs(here.value)) : 0;
      if (tried.value >= here.value - slack) next = tried;
      else factor *= 0.5;
    }
    if (next === undefined) return undefined;
    mean += factor * step[0] * sd;
    sd *= Math.exp(factor * step[1]);
    here = next;
  }
  return undefined;
}

/** −H⁻¹g where H is negative definite; with H shifted until it is (and so never a saddle) otherwise. */
function newtonStep({
  gradient: [g1, g2],
  hessian: [a, b, c],
}: Local): readonly [step: readonly [number, number], uphill: boolean] {
  const largest = 0.5 * (a + c) + Math.hypot(0.5 * (a - c), b);
  const shift = largest < 0 ? 0 : largest + 0.1 + 0.1 * Math.hypot(a, b, c);
  const p = a - shift;
  const r = c - shift;
  const determinant = p * r - b * b;
  return [[-(r * g1 - b * g2) / determinant, -(p * g2 - b * g1) / determinant], largest < 0];
}

function localOf(model: ModelInside): (mean: number, sd: number) => Local {
  const { slope, curvature } = jointSlopes(model);
  const simple = (at: PairIntegrand['at']): PairIntegrand => ({ at, sensitivity: () => 0 });
  return (mean, sd) => {
    const q = normal.create({ family: 'normal', mean, sd });
    const moment = (power: 0 | 1 | 2): PairIntegrand =>
      simple((_logQ, _logP, f, _p, anchor, offset) => {
        if (f === 0) return 0;
        const t = (anchor - mean + offset) / sd;
        return f * t ** power * curvature(anchor + offset);
      });
    const [value, first, bend, tilt, spread] = integratePair(
      q,
      model.shape,
      [
        simple((_logQ, logP, f) => (f === 0 ? 0 : f * logP)),
        simple((_logQ, _logP, f, _p, anchor, offset) => (f === 0 ? 0 : f * slope(anchor + offset))),
        moment(0),
        moment(1),
        moment(2),
      ],
      NO_RATIOS,
    ).map((quantity) => quantity.value);
    const variance = sd * sd;
    const curved = variance * bend;
    return {
      value: value + Math.log(sd),
      gradient: [sd * first, curved + 1],
      hessian: [curved, variance * tilt, variance * spread + curved],
    };
  };
}
