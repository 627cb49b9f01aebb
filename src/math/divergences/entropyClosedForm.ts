import { logBeta } from '../special/logBeta';
import { logGamma } from '../special/logGamma';
import { HALF_LOG_TWO_PI } from '../special/stirling';
import type { ContinuousSpec } from '../types';
import { digammaTerm, known, sumOf } from './estimate';
import type { Estimate } from './estimate';

/** Differential entropy −∫ f log f in nats (T. Cover, J. Thomas, Elements of Information Theory, 2nd ed., table 17.1). */
export function entropyClosedForm(spec: ContinuousSpec): Estimate | undefined {
  switch (spec.family) {
    case 'normal':
      return sumOf(HALF_LOG_TWO_PI, 0.5, Math.log(spec.sd));
    case 'logNormal':
      return sumOf(HALF_LOG_TWO_PI, 0.5, Math.log(spec.sigma), spec.mu);
    case 'laplace':
      return sumOf(1, Math.LN2, Math.log(spec.scale));
    case 'logistic':
      return sumOf(2, Math.log(spec.scale));
    case 'uniform':
      return known(Math.log(spec.high - spec.low), 1 + Math.abs(Math.log(spec.high - spec.low)));
    case 'exponential':
      return sumOf(1, -Math.log(spec.rate));
    case 'gamma':
      return sumOf(
        spec.shape,
        -Math.log(spec.rate),
        logGamma(spec.shape),
        digammaTerm(1 - spec.shape, spec.shape),
      );
    case 'beta':
      return sumOf(
        logBeta(spec.a, spec.b),
        digammaTerm(1 - spec.a, spec.a),
        digammaTerm(1 - spec.b, spec.b),
        digammaTerm(spec.a + spec.b - 2, spec.a + spec.b),
      );
    case 'studentT': {
      const half = 0.5 * (spec.df + 1);
      return sumOf(
        digammaTerm(half, half),
        digammaTerm(-half, 0.5 * spec.df),
        0.5 * Math.log(spec.df),
        logBeta(0.5 * spec.df, 0.5),
        Math.log(spec.scale),
      );
    }
    default:
      return undefined;
  }
}
