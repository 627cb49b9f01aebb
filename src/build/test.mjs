// @ts-check
/**
 * `npm test`: everything that can be checked, on a machine that has only Node. Later stages run although an earlier one
 * failed, so that one run shows all that is wrong. The last line is `N passed, N failed`.
 * `npm test -- --only unit,lint` runs some stages; what follows a second `--` goes to vitest or Playwright as it is.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { requireNode } from './checkNode.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { findBrowser } from './findBrowser.mjs';
import { runTool, timed } from './run.mjs';
import { askedStages, countPlaywright, countVitest } from './testCount.mjs';

/** @typedef {import('./testCount.mjs').Count} Count */

requireNode();
const scratch = mkdtempSync(path.join(tmpdir(), 'nats-and-squares-'));

/**
 * A stage that either passes or fails as a whole.
 * @param {Promise<number>} exitCode
 * @returns {Promise<Count>}
 */
async function asOne(exitCode) {
  return (await exitCode) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** @param {readonly string[]} extra */
async function unit(extra) {
  const report = path.join(scratch, 'vitest.json');
  const code = await runTool('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...extra,
  ]);
  return countVitest(report, code);
}

/** @param {readonly string[]} extra */
async function e2e(extra) {
  const report = path.join(scratch, 'playwright.json');
  const args = ['test', '-c', 'e2e/playwright.config.ts', '--reporter=list,json', ...extra];
  const code = await runTool('@playwright/test', args, {
    bin: 'playwright',
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return countPlaywright(report, code);
}

/** @type {Record<string, (extra: readonly string[]) => Promise<Count>>} */
const stages = {
  types: () => asOne(runTool('typescript', ['--noEmit'], { bin: 'tsc' })),
  lint: () => asOne(runTool('oxlint', ['--type-aware', '--deny-warnings'])),
  format: () => asOne(runTool('prettier', ['--check', '.', '--log-level', 'warn'])),
  unit,
  build: () => asOne(runTool('vite', ['build', '--logLevel', 'warn'])),
  e2e,
};

let passed = 0;
let failed = 0;
try {
  const { names, extra } = askedStages(process.argv.slice(2), Object.keys(stages));
  await ensureInstalled();
  if (names.includes('e2e'))
    await timed('Finding a browser', async () => console.log(await findBrowser()));
  let buildFailed = false;
  for (const name of names) {
    const stage = stages[name];
    if (stage === undefined) continue;
    if (name === 'e2e' && buildFailed) {
      console.log('\n▸ e2e: not run, since the build failed');
      continue;
    }
    const count = await timed(name, () => stage(extra));
    if (name === 'build' && count.failed > 0) buildFailed = true;
    passed += count.passed;
    failed += count.failed;
    console.log(`  ${name}: ${count.passed} passed, ${count.failed} failed`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  failed += 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (failed > 0 || passed === 0) process.exitCode = 1;
console.log(`\n${passed} passed, ${failed} failed`);
