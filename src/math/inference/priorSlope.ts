import type { ContinuousDistribution } from '../distributions/types';

/** d/dz and d²/dz² of a log density. */
interface Slopes {
  readonly slope: (z: number) => number;
  readonly curvature: (z: number) => number;
}

/**
 * Derivatives of the log density of a prior: those families that are one.
 *
 * @throws TypeError for any other.
 */
export function logDensitySlopes({ spec }: ContinuousDistribution): Slopes {
  switch (spec.family) {
    case 'normal': {
      const { mean, sd } = spec;
      const precision = 1 / sd / sd;
      return { slope: (z) => (mean - z) / sd / sd, curvature: () => -precision };
    }
    case 'beta': {
      const a = spec.a - 1;
      const b = spec.b - 1;
      return {
        slope: (z) => a / z - b / (1 - z),
        curvature: (z) => -a / z / z - b / (1 - z) / (1 - z),
      };
    }
    case 'gamma': {
      const { rate } = spec;
      const power = spec.shape - 1;
      return { slope: (z) => power / z - rate, curvature: (z) => -power / z / z };
    }
    case 'gaussianMixture':
      return mixtureSlopes(spec);
    default:
      throw new TypeError(`no derivatives of a ${spec.family} prior`);
  }
}

/** The function with its last value kept: several integrands ask for it at the same point, one after the other. */
export function remembering<T>(f: (z: number) => T): (z: number) => T {
  let at = NaN;
  let value: T;
  return (z) => {
    if (z !== at) {
      value = f(z);
      at = z;
    }
    return value;
  };
}

/** (log Σ f_i)' = Σ r_i s_i with responsibilities r_i and slopes s_i; its derivative Σ r_i (s_i² − 1/sd_i²) − (Σ r_i s_i)². */
function mixtureSlopes({
  weights,
  means,
  sds,
}: {
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly sds: readonly number[];
}): Slopes {
  const constants = weights.map((w, i) => Math.log(w) - Math.log(sds[i]));
  const both = remembering((z: number): readonly [number, number] => {
    const slopes = means.map((m, i) => (m - z) / sds[i] / sds[i]);
    const logs = constants.map((c, i) => c - 0.5 * ((z - means[i]) / sds[i]) ** 2);
    const largest = Math.max(...logs);
    const shares = logs.map((log) => Math.exp(log - largest));
    const total = shares.reduce((sum, share) => sum + share, 0);
    const mean = shares.reduce((sum, share, i) => sum + (share / total) * slopes[i], 0);
    const curvature = shares.reduce(
      (sum, share, i) => sum + (share / total) * ((slopes[i] - mean) ** 2 - 1 / sds[i] / sds[i]),
      0,
    );
    return [mean, curvature];
  });
  return { slope: (z) => both(z)[0], curvature: (z) => both(z)[1] };
}
