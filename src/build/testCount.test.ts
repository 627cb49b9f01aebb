import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askedStages, countPlaywright, countVitest } from './testCount.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'count-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function report(content: unknown): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('counting tests', () => {
  it('adds up passed and failed ones', () => {
    const vitest = report({ numPassedTests: 7, numFailedTests: 2 });
    expect(countVitest(vitest, 1)).toEqual({ passed: 7, failed: 2 });
    const playwright = report({ stats: { expected: 5, unexpected: 1 } });
    expect(countPlaywright(playwright, 1)).toEqual({ passed: 5, failed: 1 });
  });

  it('counts skipped, todo and flaky tests as failed', () => {
    const vitest = report({
      numPassedTests: 7,
      numFailedTests: 0,
      numPendingTests: 1,
      numTodoTests: 2,
    });
    expect(countVitest(vitest, 0)).toEqual({ passed: 7, failed: 3 });
    const playwright = report({ stats: { expected: 5, unexpected: 0, flaky: 1, skipped: 1 } });
    expect(countPlaywright(playwright, 0)).toEqual({ passed: 5, failed: 2 });
  });

  it('takes a bad end without a failing test for a failure', () => {
    expect(countVitest(report({ numPassedTests: 7, numFailedTests: 0 }), 1).failed).toBe(1);
  });

  it('takes zero tests, and a missing report, for a failure', () => {
    expect(countVitest(report({ numPassedTests: 0, numFailedTests: 0 }), 0).failed).toBe(1);
    expect(countPlaywright(path.join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('choosing stages', () => {
  const known = ['types', 'lint', 'unit'];

  it('runs all of them, or those asked for, in their own order', () => {
    expect(askedStages([], known).names).toEqual(known);
    expect(askedStages(['--only', 'unit,types'], known).names).toEqual(['types', 'unit']);
    expect(askedStages(['--only=unit', '--only', 'lint'], known).names).toEqual(['lint', 'unit']);
  });

  it('passes on what follows --', () => {
    expect(askedStages(['--only', 'unit', '--', 'src/math'], known).extra).toEqual(['src/math']);
  });

  it('refuses a stage that does not exist', () => {
    expect(() => askedStages(['--only', 'untit'], known)).toThrow('types, lint, unit');
  });
});
