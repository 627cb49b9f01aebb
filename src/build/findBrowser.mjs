// @ts-check
/** Finds a Chromium on this machine, or gets one. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { BROWSER_VARIABLE, searchBrowser } from './browserSearch.mjs';
import { run, runTool } from './run.mjs';

/** How long a browser may take to say its version, ms: the first start from a cold disk is slow. */
const PATIENCE = 30_000;

/**
 * The path of a browser that starts; also put into the environment, so that child processes need not search again.
 * @returns {Promise<string>}
 */
export async function findBrowser() {
  const found = await searchBrowser({
    platform: process.platform,
    env: process.env,
    starts,
    playwrightBuild,
    downloadWithPlaywright: async () =>
      (await runTool('playwright', ['install', 'chromium'])) === 0,
    installWithApt,
    tell: (line) => console.log(line),
  });
  process.env[BROWSER_VARIABLE] = found;
  return found;
}

/**
 * @param {string} file
 * @returns {Promise<boolean>}
 */
function starts(file) {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    return Promise.resolve(false);
  }
  // On Windows chrome.exe answers --version by opening a window.
  if (process.platform === 'win32') return Promise.resolve(true);
  return new Promise((resolve) => {
    // Only stdout counts: Debian's wrapper script may print harmless warnings on stderr.
    const child = spawn(file, ['--version'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: PATIENCE,
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += String(chunk)));
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0 && /\d+\.\d+/u.test(said)));
  });
}

async function playwrightBuild() {
  try {
    const { chromium } = await import('playwright-core');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/** As root, or with a sudo that asks nothing. */
async function installWithApt() {
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  /** @param {string[]} args */
  const apt = async (args) => {
    const [program = '', ...rest] = [
      ...prefix,
      'env',
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      ...args,
    ];
    return (await run(program, rest)) === 0;
  };
  return (await apt(['update', '-qq'])) && (await apt(['install', '-y', '-qq', 'chromium']));
}
