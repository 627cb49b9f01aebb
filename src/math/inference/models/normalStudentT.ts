import { normal } from '../../distributions/normal';
import { requirePositive } from '../../distributions/check';
import { ascending } from '../../quadrature/knotList';
import { logBeta } from '../../special/logBeta';
import { solveIncreasing } from '../../special/invert';
import type { ModelKind } from '../kind';
import type { NormalStudentTSpec } from '../modelSpec';
import { requireLikelihood, requireObservations, requirePrior } from '../specCheck';

/** Beyond this 1 + t²/df is taken into the sum of logs at once: products of several would overflow. */
const LARGE = 1e30;
const FAR = 1e150;
/** Where the slope is looked at around an observation, in units of scale·√df: one observation bends the log joint there. */
const STEPS = [0.25, 0.5, 0.8, 1, 1.3, 1.8, 2.5, 4, 8, 16] as const;
const FEW_STEPS = [1, 3] as const;
/** With more observations than this their neighbours are close enough to be each other's steps. */
const MANY = 12;

/** Σ log(1 + t_i²/df), most of them multiplied first: one logarithm costs as much as ten products. */
function sumOfLogs(
  points: Float64Array,
  anchor: number,
  offset: number,
  scale: number,
  df: number,
): number {
  let sum = 0;
  let product = 1;
  const single = points.length === 1;
  for (let i = 0; i < points.length; i++) {
    const t = Math.abs((anchor - points[i] + offset) / scale);
    const u = (t * t) / df;
    if (single || u > LARGE) {
      sum += t < FAR ? Math.log1p(u) : 2 * Math.log(t) - Math.log(df);
      continue;
    }
    product *= 1 + u;
    if (product > 1e200) {
      sum += Math.log(product);
      product = 1;
    }
  }
  return product === 1 ? sum : sum + Math.log(product);
}

/** Normal prior on the location of Student-t noise: each far observation may have a mode of its own. */
export const normalStudentT: ModelKind<NormalStudentTSpec> = {
  type: 'normalStudentT',
  create: (spec) => {
    const prior = requirePrior(normal, spec.prior);
    const { mean, sd } = spec.prior;
    const df = requireLikelihood(spec.likelihood, 'df', requirePositive);
    const scale = requireLikelihood(spec.likelihood, 'scale', requirePositive);
    const points = Float64Array.from(requireObservations(spec.observations));
    const power = 0.5 * (df + 1);
    const ofNormaliser = [-logBeta(0.5 * df, 0.5), -0.5 * Math.log(df), -Math.log(scale)];
    const slope = (z: number): number => {
      let sum = 0;
      for (let i = 0; i < points.length; i++) {
        const t = (points[i] - z) / scale;
        sum += t / (df + t * t);
      }
      return (2 * power * sum) / scale;
    };
    const curvature = (z: number): number => {
      let sum = 0;
      for (let i = 0; i < points.length; i++) {
        const t = (points[i] - z) / scale;
        sum += (t * t - df) / (df + t * t) / (df + t * t);
      }
      return (2 * power * sum) / scale / scale;
    };
    const distinct = ascending(Array.from(points));
    const reach = scale * Math.sqrt(df);
    return {
      prior,
      likelihood: {
        constant: points.length * ofNormaliser.reduce((a, b) => a + b, 0),
        constantSize: points.length * ofNormaliser.reduce((a, b) => a + Math.abs(b), 0),
        variableAt: (anchor, offset) => -power * sumOfLogs(points, anchor, offset, scale, df),
        slope,
        curvature,
        growth: 0,
      },
      // all lie between the outermost of prior mean and observations: beyond, everything slopes inwards
      modes: () => {
        const margin = 0.01 * reach;
        const low = Math.min(mean, distinct[0]) - margin;
        const high = Math.max(mean, distinct[distinct.length - 1]) + margin;
        const steps = distinct.length > MANY ? FEW_STEPS : STEPS;
        const around = [...distinct, mean].flatMap((x) => [
          x,
          ...steps.flatMap((step) => [x - step * reach, x + step * reach]),
        ]);
        const cuts = ascending([low, high, ...around.filter((z) => z > low && z < high)]);
        const downhill = (z: number): readonly [number, number] => [
          (z - mean) / sd / sd - slope(z),
          1 / sd / sd - curvature(z),
        ];
        const values = cuts.map((z) => downhill(z)[0]);
        const found: number[] = cuts.length === 1 ? cuts : [];
        for (let i = 1; i < cuts.length; i++) {
          if (values[i - 1] <= 0 && values[i] > 0) {
            const [a, b] = [cuts[i - 1], cuts[i]];
            found.push(values[i - 1] === 0 ? a : solveIncreasing(downhill, a, b, 0.5 * (a + b)));
          }
        }
        if (values[values.length - 1] === 0) found.push(high);
        return ascending(found);
      },
      sites: (distinct.length > MANY ? [] : distinct).map((location) => ({
        location,
        scale: reach,
      })),
    };
  },
};
