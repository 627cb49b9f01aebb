/** Accuracy of the core against the references, beside the way one would write it in five minutes. */
import { naive } from './naive';
import type { ReferenceCase } from './references';
import { CONTINUOUS, answers, referenceFiles, specsOf } from './references';
import { table } from './table';

/** What the design asks for. */
const TARGET = 1e-10;

/** Where the reference's own contract allows an absolute error: at exact zeros and for quantities that pass through 0. */
const FLOOR = 1e-14;
const SIGNED = new Set(['entropyQ', 'entropyP', 'crossEntropyQP']);

class Tally {
  cases = 0;
  worst = 0;
  worstCase = '';
  /** Infinite where it is finite, finite where it is infinite, or NaN. */
  wrong = 0;
  off = 0;
  uncovered = 0;

  add(
    { id }: ReferenceCase,
    quantity: string,
    expected: number,
    value: number,
    errorBound = Number.POSITIVE_INFINITY,
  ): void {
    this.cases += 1;
    if (Object.is(value, expected) || value === expected) return;
    if (!Number.isFinite(value) || !Number.isFinite(expected)) {
      this.wrong += 1;
      this.off += 1;
      this.worst = Number.POSITIVE_INFINITY;
      this.worstCase = `${id} ${quantity}`;
      return;
    }
    const error = Math.abs(value - expected);
    // The reference itself is rounded: a few units in the last place are not the core's.
    if (error > errorBound + 4 * Number.EPSILON * Math.abs(expected)) this.uncovered += 1;
    const allowed = expected === 0 || SIGNED.has(quantity) ? FLOOR : 0;
    const relative = error <= allowed ? 0 : error / Math.abs(expected);
    if (relative > TARGET) this.off += 1;
    if (relative > this.worst) {
      this.worst = relative;
      this.worstCase = `${id} ${quantity}`;
    }
  }

  row(name: string): string[] {
    return [
      name,
      String(this.cases),
      this.worst.toExponential(1),
      String(this.wrong),
      String(this.off),
      String(this.uncovered),
      this.worst > 0 ? this.worstCase : '',
    ];
  }
}

const HEAD = ['', 'values', 'worst relative', 'wrong', '> 1e-10', 'error > bound', 'worst case'];

function tallyOf(tallies: Map<string, Tally>, name: string): Tally {
  const tally = tallies.get(name) ?? new Tally();
  tallies.set(name, tally);
  return tally;
}

/** Prints both tables. */
export function benchAccuracy(): void {
  const byFile = new Map<string, Tally>();
  const byQuantity = new Map<string, Tally>();
  const naiveTally = new Map<string, Tally>();
  for (const { file, cases } of referenceFiles()) {
    for (const reference of cases) {
      const got = answers(file, reference);
      const grid = CONTINUOUS.some((name) => name === file)
        ? naive(...specsOf(reference))
        : undefined;
      for (const [name, text] of Object.entries(reference.expected)) {
        const expected = Number(text);
        const answer = got[name];
        const [value, errorBound] = [answer?.value ?? Number.NaN, answer?.errorBound];
        tallyOf(byFile, file).add(reference, name, expected, value, errorBound);
        tallyOf(byQuantity, name).add(reference, name, expected, value, errorBound);
        if (grid)
          tallyOf(naiveTally, name).add(reference, name, expected, grid[name] ?? Number.NaN);
      }
    }
  }
  const rows = (tallies: Map<string, Tally>) =>
    [...tallies].map(([name, tally]) => tally.row(name));
  table('Core against the references, by file', HEAD, rows(byFile));
  table('Core against the references, by quantity', HEAD, rows(byQuantity));
  const withoutBound = (row: readonly string[]) =>
    row.filter((_, column) => column !== 5 && column !== 6);
  table(
    'The naive way on the same continuous pairs: 1000 grid points on [−10, 10], densities, Riemann sums',
    withoutBound(HEAD),
    rows(naiveTally).map(withoutBound),
  );
  const total = (tallies: Iterable<Tally>, key: 'cases' | 'wrong' | 'off') =>
    [...tallies].reduce((sum, tally) => sum + tally[key], 0);
  const count = (tallies: Iterable<Tally>) =>
    `${total(tallies, 'wrong')} wrong, ${total(tallies, 'off')} off by more than 1e-10, of ${total(tallies, 'cases')}`;
  console.log(`\ncore:  ${count([...byFile.values()])}\nnaive: ${count([...naiveTally.values()])}`);
}
