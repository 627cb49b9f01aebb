import { beta } from '../../distributions/beta';
import { digammaTerm, sumOf } from '../../divergences/estimate';
import { exactSum } from '../../special/doubleDouble';
import { logBeta } from '../../special/logBeta';
import type { ModelKind } from '../kind';
import type { BetaBinomialSpec } from '../modelSpec';
import { requirePrior, requireTally } from '../specCheck';

/** Beta prior, binomial likelihood with its coefficient: log p(x) = log C(n, k) + log B(a + k, b + n − k) − log B(a, b). */
export const betaBinomial: ModelKind<BetaBinomialSpec> = {
  type: 'betaBinomial',
  create: (spec) => {
    const prior = requirePrior(beta, spec.prior);
    const { a, b } = spec.prior;
    const [k, n] = requireTally(spec.successes, spec.trials);
    const failures = n - k;
    const chosen = -logBeta(k + 1, failures + 1);
    const among = -Math.log(n + 1);
    // the likelihood's own peak is taken into the constant: what is left has one sign
    const constant = chosen + among;
    const variableAt = (anchor: number, offset: number): number => {
      const x = anchor + offset;
      const y = 1 - anchor - offset;
      const ofSuccess = k === 0 ? 0 : k * (x < 0.5 ? Math.log(x) : Math.log1p(-y));
      const ofFailure = failures === 0 ? 0 : failures * (y < 0.5 ? Math.log(y) : Math.log1p(-x));
      return ofSuccess + ofFailure;
    };
    const posterior = { family: 'beta', a: a + k, b: b + failures } as const;
    const isExact = exactSum(a, k)[1] === 0 && exactSum(b, failures)[1] === 0;
    const evidence = [chosen, among, logBeta(posterior.a, posterior.b), -logBeta(a, b)];
    return {
      prior,
      likelihood: {
        constant,
        constantSize: chosen - among,
        variableAt,
        slope: (z) => k / z - failures / (1 - z),
        curvature: (z) => -k / z / z - failures / (1 - z) / (1 - z),
        growth: 0,
        expected: ({ spec: q }) =>
          q.family !== 'beta'
            ? undefined
            : sumOf(
                chosen,
                among,
                digammaTerm(k, q.a),
                digammaTerm(failures, q.b),
                digammaTerm(-n, q.a + q.b),
              ),
      },
      conjugate: {
        posterior: beta.create(posterior),
        logEvidence: sumOf(...evidence) ?? { value: -Infinity, errorBound: 0 },
        parameterSize: isExact ? 0 : 1 + Math.sqrt(posterior.a + posterior.b),
      },
    };
  },
};
