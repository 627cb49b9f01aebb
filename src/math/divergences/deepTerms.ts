import { LOG_NEAREST, leadingAt, leadingChange, logAtNearest } from '../quadrature/deep';
import type { Density } from '../quadrature/density';
import type { Panel } from '../quadrature/panel';
import { CROSS_ENTROPY, ENTROPY_P, ENTROPY_Q, L2_SQUARED, MASS_P, MASS_Q } from './components';
import type { RatioPair } from './components';
import { logP, logQ, offsets, ratio, ratioAt, termSizes } from './nodes';
import { terms } from './pointTerms';

type Place = Pick<Panel, 'anchor' | 'direction' | 'hasQ' | 'hasP'>;

/**
 * Evaluates log(q·t), log(p·t) and D on a deep panel, where `offsets` holds ln t: the densities of ln t, in which all
 * integrals but those of deepTerms look the same.
 */
export function evaluateDeep(pair: RatioPair, panel: Place, count: number): void {
  fill(panel.hasQ ? pair.q : undefined, panel, count, logQ);
  fill(panel.hasP ? pair.p : undefined, panel, count, logP);
  if (panel.hasQ && panel.hasP) {
    const at = deepRatio(pair, panel);
    for (let i = 0; i < count; i++) {
      ratio[i] = at(offsets[i]);
      termSizes[i] = Math.abs(ratio[i]);
    }
  } else for (let i = 0; i < count; i++) ratio[i] = logQ[i] - logP[i];
}

function fill(
  density: Density | undefined,
  { anchor, direction }: Place,
  count: number,
  out: Float64Array,
): void {
  if (density === undefined) {
    out.fill(-Infinity, 0, count);
    return;
  }
  const leading = leadingAt(density, anchor, direction);
  const start = logAtNearest(density, anchor, direction) + LOG_NEAREST;
  for (let i = 0; i < count; i++) out[i] = start + leadingChange(leading, offsets[i]);
}

/** D as a function of ln t. */
export function deepRatio(pair: RatioPair, { anchor, direction }: Place): (z: number) => number {
  const start = ratioAt(pair, anchor, direction * Math.exp(LOG_NEAREST));
  const ofQ = leadingAt(pair.q, anchor, direction);
  const ofP = leadingAt(pair.p, anchor, direction);
  const between = {
    index: ofQ.index - ofP.index,
    logGaussian: ofQ.logGaussian - ofP.logGaussian,
  };
  return (z) => start + leadingChange(between, z);
}

/** The integrands that do change with the variable: those with a logarithm of a density, and (q − p)². */
export function deepTerms(count: number): void {
  for (let i = 0; i < count; i++) {
    const q = terms[MASS_Q][i];
    const p = terms[MASS_P][i];
    const z = offsets[i];
    terms[ENTROPY_Q][i] = q === 0 ? 0 : -q * (logQ[i] - z);
    terms[ENTROPY_P][i] = p === 0 ? 0 : -p * (logP[i] - z);
    terms[CROSS_ENTROPY][i] = q === 0 || logP[i] === -Infinity ? 0 : -q * (logP[i] - z);
    // from the logs: (q·t − p·t)² underflows long before its quotient by t does
    const larger = Math.max(logQ[i], logP[i]) + Math.log(-Math.expm1(-Math.abs(ratio[i])));
    terms[L2_SQUARED][i] = Math.exp(2 * larger - z);
  }
}

/** Puts the sizes that the logs were formed from in their place, for the estimate of their rounding. */
export function deepSizes(
  pair: RatioPair,
  { anchor, direction, hasQ, hasP }: Place,
  count: number,
): void {
  const ofQ = hasQ ? Math.abs(logAtNearest(pair.q, anchor, direction)) : 0;
  const ofP = hasP ? Math.abs(logAtNearest(pair.p, anchor, direction)) : 0;
  for (let i = 0; i < count; i++) {
    if (logQ[i] > UNDERFLOW) logQ[i] = Math.abs(logQ[i]) + ofQ;
    if (logP[i] > UNDERFLOW) logP[i] = Math.abs(logP[i]) + ofP;
  }
}

/** Below this a density is nothing. */
const UNDERFLOW = -746;
