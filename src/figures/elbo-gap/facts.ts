import {
  createModel,
  importanceWeightedBound,
  maximiseElbo,
  type NormalSpec,
  type Quantity,
} from '../../math';
import { model } from './model';
import { presets } from './presets';
import { reportOf } from './reports';
import type { GapState } from './state';

/** The state of a preset, which the prose speaks of. */
function stateOf(id: string): GapState {
  const found = presets.find((preset) => preset.id === id);
  if (found === undefined) throw new RangeError(`no preset "${id}"`);
  return typeof found.state === 'function' ? found.state(model.initial) : found.state;
}

interface Fact {
  readonly value: number;
}

/** The numbers that the chapter's prose states, computed by the core; the chapter's tests evaluate what is said of them. */
export function facts(): Readonly<Record<FactName, Fact>> {
  const spec = model.initial.model;
  const best = maximiseElbo(spec);
  if (!best.attained) throw new Error(best.reason);
  const covering = best.maxima.reduce((wide, each) => (each.q.sd > wide.q.sd ? each : wide));
  const ofBest = reportOf(spec, best.q);
  const parts = stateOf('two-parts');
  const above = stateOf('above-zero');
  const spike: NormalSpec = { family: 'normal', mean: 0, sd: 0.05 };
  const weighted = (q: NormalSpec, draws: number): Quantity =>
    importanceWeightedBound(spec, q, draws);
  return {
    logEvidence: createModel(spec).logEvidence,
    bestElbo: best.elbo,
    bestMean: { value: best.q.mean },
    bestSd: { value: best.q.sd },
    bestGap: ofBest.klQPosterior,
    gapOfTwoParts: reportOf(parts.model, parts.q).klQPosterior,
    coveringElbo: covering.elbo,
    coveringSd: { value: covering.q.sd },
    spikeEntropy: reportOf(spec, spike).entropyQ,
    aboveZero: reportOf(above.model, above.q).elbo,
    weightedBest: weighted(best.q, 100),
    weightedCovering: weighted(covering.q, 100),
  };
}

type FactName =
  | 'logEvidence'
  | 'bestElbo'
  | 'bestMean'
  | 'bestSd'
  | 'bestGap'
  | 'gapOfTwoParts'
  | 'coveringElbo'
  | 'coveringSd'
  | 'spikeEntropy'
  | 'aboveZero'
  | 'weightedBest'
  | 'weightedCovering';
