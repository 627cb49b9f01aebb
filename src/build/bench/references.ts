import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BinomialSpec, ContinuousSpec, PoissonSpec } from '../../math';
import { compare, compareDiscrete } from '../../math';
import { ROOT } from '../run.mjs';

type CountSpec = PoissonSpec | BinomialSpec;

/** One case of a reference file that `compare` or `compareDiscrete` answers. */
export interface ReferenceCase {
  readonly id: string;
  readonly kind?: string;
  readonly q: unknown;
  readonly p: unknown;
  readonly expected: Readonly<Record<string, number | string>>;
}

/** The reference files of one-dimensional pairs. */
export const CONTINUOUS = ['divergence-1d', 'divergence-1d-random'] as const;
const DISCRETE = 'divergence-discrete';

/** Every file with its cases (those of other functions left out). */
export function referenceFiles(): { readonly file: string; readonly cases: ReferenceCase[] }[] {
  return [...CONTINUOUS, DISCRETE].map((file) => {
    const text = readFileSync(path.join(ROOT, `src/math/reference/${file}.json`), 'utf8');
    const { cases } = JSON.parse(text) as { cases: ReferenceCase[] };
    return { file, cases: cases.filter(({ kind }) => kind !== 'softmaxGradient') };
  });
}

/** The specs of a one-dimensional case. */
export function specsOf(reference: ReferenceCase): readonly [ContinuousSpec, ContinuousSpec] {
  return [reference.q as ContinuousSpec, reference.p as ContinuousSpec];
}

interface Answer {
  readonly value: number;
  readonly errorBound: number;
}

/** The core's answers to a case, by quantity. */
export function answers(file: string, reference: ReferenceCase): Readonly<Record<string, Answer>> {
  if (file !== DISCRETE) return { ...compare(...specsOf(reference)) };
  // Both kinds of discrete arguments; the case's `kind` says which.
  return reference.kind === 'count'
    ? { ...compareDiscrete(reference.q as CountSpec, reference.p as CountSpec) }
    : { ...compareDiscrete(reference.q as number[], reference.p as number[]) };
}
