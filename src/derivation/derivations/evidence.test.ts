import { describe, expect, it } from 'vitest';
import {
  createDistribution,
  createModel,
  elbo,
  type ContinuousSpec,
  type ModelSpec,
  type Quantity,
} from '../../math';
import { checkDerivation, type CheckedLine } from '../check';
import { corrupted, faults } from '../testing/corrupted';
import type { Derivation } from '../types';
import { evidenceKl } from './evidenceKl';
import { evidenceL2 } from './evidenceL2';
import type { EvidenceInput } from './evidenceInput';

const kl = evidenceKl<EvidenceInput>((input) => input);
const l2 = evidenceL2<EvidenceInput>((input) => input);
const derivations = { kl, l2 };

const normal = (mean: number, sd: number): ContinuousSpec => ({ family: 'normal', mean, sd });
const heavy: ContinuousSpec = { family: 'studentT', df: 3, loc: 1, scale: 0.5 };
const prior = { mean: 0, sd: 2 };
const twoBranch: ModelSpec = {
  type: 'twoBranch',
  prior,
  likelihood: { sd: 1 },
  observations: [3],
};
const models: Readonly<Record<string, ModelSpec>> = {
  normalNormal: { type: 'normalNormal', prior, likelihood: { sd: 1 }, observations: [3] },
  'normalNormal, sharp': {
    type: 'normalNormal',
    prior,
    likelihood: { sd: 0.05 },
    observations: [9.5],
  },
  twoBranch,
  'twoBranch, sharp': {
    type: 'twoBranch',
    prior: { mean: 3, sd: 5 },
    likelihood: { sd: 0.05 },
    observations: [10],
  },
  'twoBranch, no branch': {
    type: 'twoBranch',
    prior,
    likelihood: { sd: 0.5 },
    observations: [-10],
  },
  tosses: { type: 'normalBernoulliLogit', prior, successes: 4, trials: 5 },
  'a hundred tosses': { type: 'normalBernoulliLogit', prior, successes: 100, trials: 100 },
  studentT: {
    type: 'normalStudentT',
    prior,
    likelihood: { df: 1, scale: 0.5 },
    observations: [6],
  },
};
const qs: Readonly<Record<string, ContinuousSpec>> = {
  'a normal': normal(1, 0.5),
  'a narrow normal far out': normal(-8, 0.05),
  'a wide normal': normal(4, 5),
  'a skew normal': { family: 'skewNormal', loc: 0, scale: 1.5, shape: 6 },
  'a mixture': {
    family: 'gaussianMixture',
    weights: [0.3, 0.7],
    means: [-2, 1.5],
    sds: [0.4, 0.3],
  },
  'a Student t': heavy,
};

function inputOf(model: ModelSpec, q: ContinuousSpec): EvidenceInput {
  return {
    model: createModel(model),
    q: createDistribution(q),
    report: elbo(model, q),
  };
}
const start = inputOf(twoBranch, normal(1, 0.5));
const normals = inputOf(models['normalNormal'], normal(1, 0.5));

const cases = Object.keys(models).flatMap((model) =>
  Object.keys(qs).map((q) => [model, q] as const),
);

describe.each(Object.entries(derivations))('the derivation of %s', (_, derivation) => {
  it.each(cases)('holds line by line: %s, q %s', (model, q) => {
    expect(faults(checkDerivation(derivation, inputOf(models[model], qs[q])))).toEqual([]);
  });

  it('claims something: bounds far below the values', () => {
    for (const line of checkDerivation(derivation, start)) {
      if (line.kind !== 'valued') throw new Error(line.words);
      expect(line.allowed).toBeLessThan(1e-10);
      expect(Math.abs(line.value)).toBeGreaterThan(0.1);
    }
  });

  const ids = derivation.lines.flatMap(({ terms }) => terms.map(({ id }) => id));
  it.each(ids)('shows a cross when a term is wrong: %s', (id) => {
    for (const fudge of [1e-9, -1e-9]) {
      const wrong = corrupted(derivation, id, fudge);
      expect(faults(checkDerivation(wrong, start))).not.toEqual([]);
      expect(faults(checkDerivation(wrong, normals))).not.toEqual([]);
    }
  });

  it('marks every term', () => {
    expect(derivation.marks).toBeDefined();
    for (const line of derivation.lines)
      for (const { mark } of line.terms) expect(mark).toBeDefined();
  });
});

describe('S0’s claims, spoilt', () => {
  const spoilt = (derivation: Derivation<EvidenceInput>, id: string): CheckedLine[] =>
    checkDerivation(
      {
        ...derivation,
        lines: derivation.lines.map((line) => ({
          ...line,
          terms: line.terms.filter((term) => term.id !== id),
        })),
      },
      start,
    );
  const holds = (lines: readonly CheckedLine[]) =>
    lines.map((line) => line.kind === 'valued' && line.holds);

  it('KL without its log p(x) is no KL: a cross at that line', () => {
    expect(holds(spoilt(kl, 'log-evidence'))).toEqual([true, true, false, false]);
  });

  it('L2 with the raw joint in place of the posterior is another number: a cross at that line', () => {
    const raw: Derivation<EvidenceInput> = {
      ...l2,
      lines: l2.lines.map((line) => ({
        ...line,
        terms: line.terms.map((term) =>
          term.id === 'minus-twice-joint'
            ? {
                ...term,
                evaluate: ({ report: { intQJoint } }: EvidenceInput) => ({
                  ...intQJoint,
                  value: -2 * intQJoint.value,
                }),
              }
            : term,
        ),
      })),
    };
    expect(holds(checkDerivation(raw, start))).toEqual([true, true, false]);
  });
});

describe('the marks say the truth', () => {
  /** The terms of a derivation at two q, with their marks. */
  const values = (derivation: Derivation<EvidenceInput>, input: EvidenceInput) =>
    derivation.lines.flatMap(({ terms }) =>
      terms.map((term) => ({ id: term.id, mark: term.mark, ...term.evaluate(input) })),
    );
  const other = inputOf(twoBranch, normal(-1, 1.2));

  it.each(Object.values(derivations))(
    '$id: what drops out is the same for every q',
    (derivation) => {
      const [here, there] = [start, other].map((input) => values(derivation, input));
      for (const [i, { id, mark, value }] of here.entries())
        if (mark === 'drops') expect(there[i].value, id).toBeCloseTo(value, 12);
        else expect(Math.abs(there[i].value - value), id).toBeGreaterThan(1e-3);
    },
  );

  it('what is free does not move when all that is known of p(x) is a wrong constant', () => {
    const { model, report, q } = start;
    const wrong = (right: Quantity) => ({ ...right, value: right.value + 1 });
    const misled: EvidenceInput = {
      q,
      report,
      model: Object.create(model, {
        logEvidence: { get: () => wrong(model.logEvidence) },
        logEvidenceBy: { get: () => ({ quadrature: wrong(model.logEvidenceBy.quadrature) }) },
      }) as EvidenceInput['model'],
    };
    const moved = Object.values(derivations).flatMap((derivation) => {
      const [right, off] = [start, misled].map((input) => values(derivation, input));
      return right.filter(({ value }, i) => off[i].value !== value);
    });
    expect(moved.map(({ id }) => id)).toEqual([
      'log-evidence',
      'log-evidence-again',
      'minus-twice-joint',
      'joint-squared',
    ]);
    expect(moved.every(({ mark }) => mark !== 'free')).toBe(true);
  });
});
