import type { ContinuousDistribution } from '../distributions/types';
import { kronrodWeights, nodes, POINTS } from '../quadrature/kronrod';
import { distanceAt } from '../quadrature/panel';
import { planPanels } from '../quadrature/plan';
import type { JointShape } from './jointDensity';

/** q as a sum of point masses, each with the log weight log p(x, z)/q(z) there (up to a constant), ascending in it. */
export interface WeightNodes {
  readonly mass: Float64Array;
  readonly logWeight: Float64Array;
}

/** Masses below this part of the whole are left out. */
const LEAST_MASS = 1e-20;
/** Over one panel the log weight may change by this much per node: e^{−t w} bends within a few units of it. */
const LARGEST_STEP = 2;
const DEEPEST = 12;

/**
 * The nodes of the Kronrod rule on panels halved until the log weight is resolved wherever q has mass; `finer` halves all
 * once more, for the difference that tells the error.
 */
export function weightNodes(
  q: ContinuousDistribution,
  shape: JointShape,
  finer: boolean,
): WeightNodes {
  const { panels } = planPanels(
    { q, p: shape },
    { klQP: true, klPQ: false, chi: false, l2: false, moment: false, deep: false },
  );
  const points: [mass: number, logWeight: number][] = [];
  for (const panel of panels) {
    if (!panel.hasQ) continue;
    const add = (low: number, high: number, depth: number): void => {
      const half = 0.5 * (high - low);
      const middle = 0.5 * (high + low);
      const here: [number, number][] = [];
      let total = 0;
      let largestStep = 0;
      for (let i = 0; i < POINTS; i++) {
        const t = distanceAt(panel, middle + half * nodes[i]);
        const logQ = q.logPdfAt(panel.anchor, panel.direction * t);
        const mass = kronrodWeights[i] * half * (panel.logarithmic ? t : 1) * Math.exp(logQ);
        const logP = panel.hasP ? shape.logPdfAt(panel.anchor, panel.direction * t) : -Infinity;
        const logWeight = logP - logQ;
        const previous = here[i - 1];
        if (previous !== undefined && Math.max(mass, previous[0]) > 1e-20) {
          largestStep = Math.max(largestStep, Math.abs(logWeight - previous[1]));
        }
        total += mass;
        here.push([mass, logWeight]);
      }
      if (total > 1e-18 && largestStep > LARGEST_STEP && depth < DEEPEST) {
        add(low, middle, depth + 1);
        add(middle, high, depth + 1);
      } else points.push(...here.filter(([mass]) => mass > LEAST_MASS));
    };
    const { low, high } = panel;
    const middle = 0.5 * (low + high);
    if (finer) {
      add(low, middle, 0);
      add(middle, high, 0);
    } else add(low, high, 0);
  }
  points.sort((a, b) => a[1] - b[1]);
  return {
    mass: Float64Array.from(points, ([mass]) => mass),
    logWeight: Float64Array.from(points, ([, logWeight]) => logWeight),
  };
}
