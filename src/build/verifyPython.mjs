// @ts-check
/**
 * `npm run verify:python`: runs the Python that figures export, at many states, and counts the numbers that it does not
 * find again. `-- --only elbo-gap,elbo-theta` takes some figures, `-- --keep folder` writes the scripts there. Needs Python
 * with NumPy and SciPy: the variable `PYTHON` (a path), else `python3`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { requireNode } from './checkNode.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { ROOT } from './run.mjs';

requireNode();
const python = process.env['PYTHON'] ?? 'python3';
const scratch = mkdtempSync(path.join(tmpdir(), 'nats-and-squares-'));
const text = /** @type {const} */ ({ type: 'string' });
const { values } = parseArgs({ options: { only: text, keep: text } });
const folder = values.keep ?? scratch;
let scripts = 0;
let numbers = 0;
let agreeing = 0;
let broken = 0;
try {
  await ensureInstalled();
  const { runnerImport } = await import('vite');
  const load = {
    configFile: /** @type {const} */ (false),
    logLevel: /** @type {const} */ ('warn'),
  };
  /** @type {{ module: typeof import('./texPlugin') }} */
  const { module: tex } = await runnerImport(path.join(ROOT, 'src/build/texPlugin.ts'), load);
  const file = path.join(ROOT, 'src/build/verify/pythonScripts.ts');
  /** @type {{ module: typeof import('./verify/pythonScripts') }} */
  const { module } = await runnerImport(file, { ...load, root: ROOT, plugins: [tex.texPlugin()] });
  mkdirSync(folder, { recursive: true });

  // First of all: that a wrong number is told from a right one.
  const control = path.join(ROOT, 'src/build/verify/wrongNumbers.ts');
  /** @type {{ module: typeof import('./verify/wrongNumbers') }} */
  const { module: wrong } = await runnerImport(control, { ...load, root: ROOT });
  const { text: wrongText, differing } = wrong.wrongNumbers();
  const wrongPlace = path.join(folder, '000-wrong-numbers.py');
  writeFileSync(wrongPlace, wrongText);
  const { stdout: told, status: wrongStatus } = spawnSync(python, [wrongPlace], {
    encoding: 'utf8',
  });
  const found = [...(told ?? '').matchAll(/^(.*?) {2,}.*DIFFERS$/gmu)].map(([, name]) => name);
  if (wrongStatus !== 1 || found.join() !== differing.join())
    throw new Error(`the check itself is wrong: it says that these differ: ${found.join(', ')}`);

  for (const script of module.pythonScripts(values.only?.split(',') ?? [])) {
    scripts += 1;
    const place = path.join(folder, `${String(scripts).padStart(3, '0')}.py`);
    writeFileSync(place, script.text);
    const started = Date.now();
    const { stdout, stderr, error, status } = spawnSync(python, [place], { encoding: 'utf8' });
    if (error !== undefined) throw error;
    const [, good, all] = /(\d+) of (\d+) numbers agree/u.exec(stdout) ?? [];
    const whole = good !== undefined && good === all && status === 0;
    if (all === undefined || (good === all && status !== 0)) broken += 1;
    numbers += Number(all ?? 0);
    agreeing += Number(good ?? 0);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(
      `${whole ? '✓' : '✗'} ${script.name}: ${good ?? '?'} of ${all ?? '?'} (${seconds} s)`,
    );
    if (!whole) {
      const lines = stdout.split('\n').filter((line) => line.endsWith('DIFFERS'));
      console.log([place, ...lines, stderr.trim()].filter((line) => line !== '').join('\n'));
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(
  `\n${scripts} scripts: ${agreeing} of ${numbers} numbers agree, ${broken} scripts broke off`,
);
process.exit(scripts > 0 && agreeing === numbers && broken === 0 ? 0 : 1);
