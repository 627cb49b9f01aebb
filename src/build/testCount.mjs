// @ts-check
/** Reading the test runners' JSON reports. A run that executed nothing, or left no report, has failed. */
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Count */

/**
 * @param {string} report path of vitest's JSON report
 * @param {number} exitCode
 * @returns {Count}
 */
export function countVitest(report, exitCode) {
  const {
    numPassedTests = 0,
    numFailedTests = 0,
    numPendingTests = 0,
    numTodoTests = 0,
  } = read(report);
  return honest(numPassedTests, numFailedTests + numPendingTests + numTodoTests, exitCode);
}

/**
 * @param {string} report path of Playwright's JSON report
 * @param {number} exitCode
 * @returns {Count}
 */
export function countPlaywright(report, exitCode) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = read(report).stats ?? {};
  return honest(expected, unexpected + flaky + skipped, exitCode);
}

/**
 * Skipped, pending and flaky tests arrive here as failed ones. A runner that ended badly without a failing test (a file
 * that cannot be imported, say) counts as one failure, as does a run without any test.
 * @param {number} passed
 * @param {number} failed
 * @param {number} exitCode
 * @returns {Count}
 */
function honest(passed, failed, exitCode) {
  const silent = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: silent ? 1 : failed };
}

/**
 * @param {string} report
 * @returns {Record<string, any>}
 */
function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
}

/**
 * The stages that the arguments ask for (all without `--only`), in their own order, and what is passed on.
 * Throws one sentence for an unknown stage.
 * @param {readonly string[]} args
 * @param {readonly string[]} known
 */
export function askedStages(args, known) {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  const extra = end < 0 ? [] : args.slice(end + 1);
  const asked = own
    .flatMap((arg, index) => {
      if (arg.startsWith('--only=')) return arg.slice('--only='.length);
      return arg === '--only' ? (own[index + 1] ?? '') : [];
    })
    .flatMap((list) => list.split(','));
  const unknown = asked.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`--only knows the stages ${known.join(', ')}.`);
  return {
    names: asked.length === 0 ? [...known] : known.filter((name) => asked.includes(name)),
    extra,
  };
}
