// @ts-check
/** Running programs and telling how long each step took. Node built-ins only. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs a program with its output on this terminal and resolves to its exit code (127: it could not be started).
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, quiet?: boolean, shell?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: options.quiet === true ? 'ignore' : 'inherit',
      env: { ...process.env, ...options.env },
      shell: options.shell === true,
    });
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a command-line tool of an installed package with this same Node (no shell, so it works on Windows too).
 * @param {string} name of the package
 * @param {readonly string[]} args
 * @param {{ bin?: string, env?: Record<string, string> }} [options]
 */
export function runTool(name, args, options = {}) {
  return run(process.execPath, [toolPath(name, options.bin ?? name), ...args], {
    env: options.env ?? {},
  });
}

/**
 * @param {string} name of the package
 * @param {string} bin
 */
function toolPath(name, bin) {
  const folder = path.join(ROOT, 'node_modules', name);
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const relative = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin[bin];
  return path.join(folder, relative);
}

/**
 * Runs npm with this same Node.
 * @param {readonly string[]} args
 */
export function runNpm(args) {
  const script = process.env['npm_execpath'];
  // Started by `npm …` the path of npm's own script is known; started by hand, npm comes from the PATH.
  if (script !== undefined && /npm-cli\.c?js$/u.test(script) && existsSync(script)) {
    return run(process.execPath, [script, ...args]);
  }
  return run('npm', args, { shell: process.platform === 'win32' });
}

/**
 * Does one step and tells its time.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
export async function timed(name, step) {
  console.log(`\n▸ ${name}`);
  const start = Date.now();
  try {
    return await step();
  } finally {
    console.log(`  ${name}: ${((Date.now() - start) / 1000).toFixed(1)} s`);
  }
}
