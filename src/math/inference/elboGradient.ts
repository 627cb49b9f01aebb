import type { ContinuousDistribution } from '../distributions/types';
import { integratePair } from '../quadrature/integratePair';
import type { PairIntegrand } from '../quadrature/integratePair';
import { DomainError } from '../types';
import type { Quantity } from '../types';
import type { ModelInside } from './modelCreatorOf';
import { likelihoodDiverges, priorDiverges } from './divergent';
import { NO_RATIOS } from './evidence';
import { logDensitySlopes, remembering } from './priorSlope';
import { combine } from './quantities';
import { scoreOf } from './scores';

const DIFFERENTIABLE = 'normal, studentT, skewNormal, beta or gamma';

/** A gradient with the names of what it is taken by: `mean`, `log sd`, … */
export interface ElboGradient {
  readonly parameters: readonly string[];
  readonly gradient: readonly Quantity[];
}

/** The score of q with respect to its parameters. @throws DomainError where the ELBO has no gradient. */
export function requireScore(
  inside: ModelInside,
  member: ContinuousDistribution,
): NonNullable<ReturnType<typeof scoreOf>> {
  const { spec: q } = member;
  const score = scoreOf(q);
  if (score === undefined) throw new DomainError('q.family', q.family, DIFFERENTIABLE);
  const reason = priorDiverges(member, inside.parts) ?? likelihoodDiverges(member, inside.parts);
  if (reason !== undefined) {
    throw new DomainError('q', q, `a density with a finite ELBO (${reason})`);
  }
  return score;
}

/**
 * The gradient of the ELBO by quadrature, with error bounds: with respect to (mean, log sd) of a normal q, (loc, log scale)
 * of a Student t or skew normal with their shapes held, (log a, log b) of a beta and (log shape, log rate) of a gamma.
 *
 * For location-scale families z = loc + scale·ε, and the gradient is E_q[h'(z)] and E_q[(z − loc) h'(z)] + 1, h = log p(x, z)
 * (D. Kingma, M. Welling 2014, §2.4); of a normal the second is sd² E_q[h''(z)] + 1 by Stein's identity (M. Opper,
 * C. Archambeau, Neural Computation 21 (2009) 786). For the others it is E_q[∇ log q · (h − log q − ELBO)]
 * (R. Ranganath, S. Gerrish, D. Blei, "Black box variational inference" (2014), eq. 2, with a constant taken off).
 *
 * @throws DomainError for other families (`q.family`) and where the ELBO is −∞ (`q`).
 */
export function elboGradientOf(inside: ModelInside, member: ContinuousDistribution): ElboGradient {
  const score = requireScore(inside, member);
  const { parameters, locationScale } = score;
  if (locationScale === undefined) {
    return { parameters, gradient: byScore(inside, member, score.at, parameters.length) };
  }
  const { location, scale } = locationScale;
  const slopes = jointSlopes(inside);
  const ofLocation = weighted(
    slopes,
    (slope) => slope,
    () => 1,
  );
  const ofScale =
    member.spec.family === 'normal'
      ? weighted(
          slopes,
          (_slope, curvature) => scale * scale * curvature,
          () => 0,
        )
      : weighted(
          slopes,
          (slope, _curvature, distance) => distance * slope,
          (distance) => Math.abs(distance),
          location,
        );
  const [first, second] = integratePair(member, inside.shape, [ofLocation, ofScale], NO_RATIOS);
  return { parameters, gradient: [first, combine([1, second], [1, ONE])] };
}

const ONE: Quantity = { value: 1, errorBound: 0, method: 'closed form' };

interface JointSlopes {
  readonly slope: (z: number) => number;
  readonly curvature: (z: number) => number;
}

/** d/dz and d²/dz² of log p(x, z). */
export function jointSlopes({ parts: { prior, likelihood } }: ModelInside): JointSlopes {
  const ofPrior = logDensitySlopes(prior);
  return {
    slope: remembering((z) => ofPrior.slope(z) + likelihood.slope(z)),
    curvature: remembering((z) => ofPrior.curvature(z) + likelihood.curvature(z)),
  };
}

/**
 * q·f(h', h'', z − location) as an integrand; `lever` is the size of ∂f/∂h', which the rounding of z = anchor + offset
 * moves by |z| h''.
 */
function weighted(
  { slope, curvature }: JointSlopes,
  f: (slope: number, curvature: number, distance: number) => number,
  lever: (distance: number) => number,
  location = 0,
): PairIntegrand {
  return {
    at: (_logQ, _logP, q, _p, anchor, offset) => {
      if (q === 0) return 0;
      const z = anchor + offset;
      return q * f(slope(z), curvature(z), anchor - location + offset);
    },
    rounding: (logQ, _logP, q, _p, anchor, offset) => {
      if (q === 0) return 0;
      const z = anchor + offset;
      const distance = anchor - location + offset;
      const bend = curvature(z);
      const steep = Math.abs(slope(z));
      const value = Math.abs(f(steep, bend, distance));
      return (
        q * ((8 + 2 * Math.abs(logQ)) * value + 8 * lever(distance) * (steep + Math.abs(z * bend)))
      );
    },
  };
}

/** E_q[∇ log q · (h − log q − c)] with c near the ELBO, so that it is the differences that are averaged. */
function byScore(
  { shape }: ModelInside,
  q: ContinuousDistribution,
  score: (anchor: number, offset: number) => readonly number[],
  count: number,
): readonly Quantity[] {
  const middle = q.mean ?? q.quantile(0.5);
  const centre = shape.logPdfAt(middle, 0) - q.logPdfAt(middle, 0);
  const integrands = Array.from({ length: count }, (_, i): PairIntegrand => {
    const gap = (logQ: number, logP: number): number => logP - logQ - centre;
    return {
      at: (logQ, logP, f, _p, anchor, offset) =>
        f === 0 ? 0 : f * score(anchor, offset)[i] * gap(logQ, logP),
      rounding: (logQ, logP, f, _p, anchor, offset) => {
        if (f === 0) return 0;
        const lever = Math.abs(score(anchor, offset)[i]) + 1;
        const sizes =
          Math.abs(logQ) + Math.abs(logP) + Math.abs(centre) + Math.abs(shape.logFactor);
        return f * lever * (4 * sizes + (8 + 2 * Math.abs(logQ)) * Math.abs(gap(logQ, logP)));
      },
    };
  });
  return integratePair(q, shape, integrands, NO_RATIOS);
}
