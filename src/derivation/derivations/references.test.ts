import { describe, expect, it } from 'vitest';
import { compare, createDistribution, type ContinuousSpec } from '../../math';
import fixed from '../../math/reference/divergence-1d.json';
import random from '../../math/reference/divergence-1d-random.json';
import { checkDerivation, type CheckedLine } from '../check';
import { gibbs } from './gibbs';
import { l2Expansion } from './l2Expansion';
import type { PairInput } from './pairInput';

const derivations = {
  gibbs: gibbs<PairInput>((pair) => pair),
  l2: l2Expansion<PairInput>((pair) => pair),
};

function pairOf(q: ContinuousSpec, p: ContinuousSpec): PairInput {
  return {
    q: createDistribution(q),
    p: createDistribution(p),
    quantities: compare(q, p),
  };
}

const cases = [...fixed.cases, ...random.cases].map(({ id, q, p }) => ({
  id,
  q: q as ContinuousSpec,
  p: p as ContinuousSpec,
}));

/** What went wrong, in words; empty when every line holds or says that it has no value. */
function faults(lines: readonly CheckedLine[]): string[] {
  return lines.flatMap((line) => {
    if (line.kind === 'indeterminate') return [];
    if (line.kind === 'failed') return [`line ${line.number}: ${line.words}`];
    return line.holds
      ? []
      : [`line ${line.number}: off by ${line.residual}, allowed ${line.allowed}`];
  });
}

describe.each(Object.entries(derivations))('%s on the reference pairs', (_, derivation) => {
  it.each(cases)('$id', ({ q, p }) => {
    expect(faults(checkDerivation(derivation, pairOf(q, p)))).toEqual([]);
  });
});
