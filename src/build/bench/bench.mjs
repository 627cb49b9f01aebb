// @ts-check
/**
 * `npm run bench`: prints what the core and the built site measure. `npm run bench -- --only accuracy,drag` runs parts,
 * `--only drag --figures evidence --query q=studentT_3_0_1` a drag of some figures from a state. Timings want an otherwise
 * idle machine.
 */
import path from 'node:path';
import { requireNode } from '../checkNode.mjs';
import { ensureInstalled } from '../ensureInstalled.mjs';
import { findBrowser } from '../findBrowser.mjs';
import { startPreview } from '../preview.mjs';
import { ROOT } from '../run.mjs';

requireNode();
try {
  await ensureInstalled();
  // The benchmarks are TypeScript, as the code they measure; Vite runs it without a build step.
  const { runnerImport } = await import('vite');
  const file = path.join(ROOT, 'src/build/bench/parts.ts');
  /** @type {{ module: typeof import('./parts') }} */
  const { module } = await runnerImport(file, { configFile: false, logLevel: 'warn' });
  // Handed in: Vite's runner has closed by the time they would import their own packages.
  const serveSite = () => startPreview({ port: 4300, host: '127.0.0.1' });
  await module.runParts(process.argv.slice(2), { findBrowser, serveSite });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();
