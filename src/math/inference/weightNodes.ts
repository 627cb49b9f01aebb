import type { ContinuousDistribution } from '../distributions/types';
import { gaussWeights, kronrodWeights, nodes, POINTS } from '../quadrature/kronrod';
import { distanceAt, split } from '../quadrature/panel';
import type { Panel } from '../quadrature/panel';
import { planPanels } from '../quadrature/plan';
import type { JointShape } from './jointDensity';

/** q as a sum of point masses, each with the log weight log p(x, z)/q(z) there (up to a constant), ascending in it. */
export interface WeightNodes {
  readonly mass: Float64Array;
  readonly logWeight: Float64Array;
}

/** Masses below this part of the whole are left out. */
const LEAST_MASS = 1e-20;
/** Between neighbouring nodes the log weight may change by this much: e^{−t w} bends within a few units of it. */
const LARGEST_STEP = 1;
/** Panels with less mass than this need not follow it. */
const NEGLIGIBLE = 1e-10;
/** What the 10-point rule may miss of a panel's mass: the other one then misses next to nothing. */
const COARSE_ERROR = 1e-8;
const DEEPEST = 6;

interface Node {
  readonly mass: number;
  readonly coarse: number;
  readonly logWeight: number;
}

/**
 * The nodes of the 21-point rule on panels halved until the log weight is resolved wherever q has mass, and those of the
 * 10-point rule among them, whose results tell the error.
 */
export function weightNodes(
  q: ContinuousDistribution,
  shape: JointShape,
): { readonly fine: WeightNodes; readonly coarse: WeightNodes } {
  const { panels } = planPanels(
    { q, p: shape },
    { klQP: true, klPQ: false, chi: false, l2: false, moment: false, deep: false },
  );
  const points: Node[] = [];
  for (const panel of panels) {
    if (panel.hasQ) addPanel(q, shape, panel, 0, points);
  }
  points.sort((a, b) => a.logWeight - b.logWeight);
  const used = points.filter(({ coarse }) => coarse > 0);
  return {
    fine: {
      mass: Float64Array.from(points, ({ mass }) => mass),
      logWeight: Float64Array.from(points, ({ logWeight }) => logWeight),
    },
    coarse: {
      mass: Float64Array.from(used, ({ coarse }) => coarse),
      logWeight: Float64Array.from(used, ({ logWeight }) => logWeight),
    },
  };
}

const offsets = new Float64Array(POINTS);
const logQ = new Float64Array(POINTS);
const logP = new Float64Array(POINTS);

function addPanel(
  q: ContinuousDistribution,
  shape: JointShape,
  panel: Panel,
  depth: number,
  out: Node[],
): void {
  const half = 0.5 * (panel.high - panel.low);
  const middle = 0.5 * (panel.high + panel.low);
  for (let i = 0; i < POINTS; i++) {
    offsets[i] = panel.direction * distanceAt(panel, middle + half * nodes[i]);
  }
  q.logPdfAtNodes(panel.anchor, offsets, POINTS, logQ);
  if (panel.hasP) shape.logPdfAtNodes(panel.anchor, offsets, POINTS, logP);
  else logP.fill(-Infinity);
  const found: Node[] = [];
  let total = 0;
  let difference = 0;
  let largestStep = 0;
  for (let i = 0; i < POINTS; i++) {
    const size = half * (panel.logarithmic ? Math.abs(offsets[i]) : 1) * Math.exp(logQ[i]);
    const mass = kronrodWeights[i] * size;
    const logWeight = logP[i] - logQ[i];
    if (!(mass > LEAST_MASS)) continue;
    const previous = found.at(-1);
    if (previous !== undefined) {
      largestStep = Math.max(largestStep, Math.abs(logWeight - previous.logWeight));
    }
    const coarse = gaussWeights[i] * size;
    total += mass;
    difference += mass - coarse;
    found.push({ mass, coarse, logWeight });
  }
  const rough = largestStep > LARGEST_STEP || Math.abs(difference) > COARSE_ERROR;
  if (total > NEGLIGIBLE && rough && depth < DEEPEST) {
    for (const part of split(panel, middle)) addPanel(q, shape, part, depth + 1, out);
  } else out.push(...found);
}
