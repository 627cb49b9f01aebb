import { gaussWeights, kronrodError, kronrodWeights, nodes, POINTS } from '../quadrature/kronrod';
import { isDeep } from '../quadrature/deep';
import type { Panel } from '../quadrature/panel';
import { ALL, COMPONENTS, FIRST_SIGNED, ROUND_KL_QP } from './components';
import type { RatioPair, Demand } from './components';
import { deepSizes, deepTerms, evaluateDeep } from './deepTerms';
import { evaluateNodes, offsets } from './nodes';
import { leverage, lonelyTerms, pairTerms, terms } from './pointTerms';
import { roundingTerms } from './roundingTerms';
import type { LargestLogs } from './roundingTerms';
import { findSigns } from './signs';
import type { Signs } from './signs';

/** What is known about one panel: a number per component (only of those asked for), and the sizes that matter. */
export interface PanelSums extends LargestLogs, Signs {
  readonly value: Float64Array;
  readonly error: Float64Array;
  /** ∫|integrand|. */
  readonly absolute: Float64Array;
}

function newSums(): PanelSums {
  return {
    value: new Float64Array(ALL),
    error: new Float64Array(COMPONENTS),
    absolute: new Float64Array(COMPONENTS),
    largestLogQ: 0,
    largestLogP: 0,
    largestLogs: 0,
    firstSign: 0,
    lastSign: 0,
    change: 0,
    changeFrom: 0,
    dips: 0,
  };
}

/** Sums live from one pair to the next: making the arrays anew would take as long as filling them. */
const pool: PanelSums[] = [];
let used = 0;

/** Takes all sums back. Those handed out before must not be read any more. */
export function recycleSums(): void {
  used = 0;
}

const fine = new Float64Array(POINTS);
const coarse = new Float64Array(POINTS);

/** Integrates what is asked for over one panel by the 21-point rule, with bounds for the error of the rule. */
export function integratePanel(pair: RatioPair, panel: Panel, demand: Demand): PanelSums {
  if (used === pool.length) pool.push(newSums());
  const sums = pool[used++];
  sums.value.fill(0);
  sums.error.fill(0);
  sums.absolute.fill(0);
  const both = panel.hasQ && panel.hasP;
  const deep = isDeep(panel);
  layNodes(panel, deep);
  if (deep) evaluateDeep(pair, panel, POINTS);
  else evaluateNodes(pair, panel, POINTS);
  if (both) pairTerms(POINTS, demand.chiOffset);
  else lonelyTerms(POINTS, demand.chiOffset);
  if (deep) {
    deepTerms(POINTS);
    deepSizes(pair, panel, POINTS);
  }
  roundingTerms(POINTS, both, pair.logRatio !== undefined, demand.chiOffset, sums);
  findSigns(both, pair.logRatio !== undefined, sums);
  for (const c of demand.summed) sumComponent(c, sums);
  for (let c = ROUND_KL_QP; c < ALL; c++) sums.value[c] = weighted(terms[c]);
  return sums;
}

/** Points and weights; on a deep panel the offsets are ln t, and the weights those of d ln t. */
function layNodes({ direction, logarithmic, low, high }: Panel, deep: boolean): void {
  const middle = 0.5 * (low + high);
  const half = 0.5 * (high - low);
  const near = logarithmic ? Math.exp(low) : low;
  for (let i = 0; i < POINTS; i++) {
    const step = half * nodes[i];
    const t = logarithmic ? Math.exp(middle + step) : middle + step;
    const jacobian = logarithmic && !deep ? half * t : half;
    offsets[i] = deep ? middle + step : direction * t;
    leverage[i] = logarithmic ? t - near : half + step;
    fine[i] = jacobian * kronrodWeights[i];
    coarse[i] = jacobian * gaussWeights[i];
  }
}

function sumComponent(c: number, { value, error, absolute }: PanelSums): void {
  const row = terms[c];
  let odd = 0;
  let even = fine[0] * row[0];
  let gauss = 0;
  for (let i = 1; i < POINTS; i += 2) {
    odd += fine[i] * row[i];
    even += fine[i + 1] * row[i + 1];
    gauss += coarse[i] * row[i];
  }
  const sum = odd + even;
  let size = sum;
  if (c >= FIRST_SIGNED) {
    size = 0;
    for (let i = 0; i < POINTS; i++) size += fine[i] * Math.abs(row[i]);
  }
  value[c] = sum;
  absolute[c] = size;
  error[c] = kronrodError(sum - gauss, size);
}

function weighted(row: Float64Array): number {
  let odd = 0;
  let even = fine[0] * row[0];
  for (let i = 1; i < POINTS; i += 2) {
    odd += fine[i] * row[i];
    even += fine[i + 1] * row[i + 1];
  }
  return odd + even;
}
