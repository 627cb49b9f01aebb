import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { defineConfig, devices } from '@playwright/test';
import { BROWSER_VARIABLE } from '../src/build/browserSearch.mjs';
import { findBrowser } from '../src/build/findBrowser.mjs';

/** The sub-path under which the same dist/ is served a second time. */
const SUB_PATH = '/course/notes/';
const FIREFOX = '/usr/bin/firefox-esr';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

// The workers load this file again and must see the same ports and browser: they inherit the environment.
process.env['NATS_PORT'] ??= String(await freePort());
process.env['NATS_SUB_PORT'] ??= String(await freePort());
const port = process.env['NATS_PORT'];
const subPort = process.env['NATS_SUB_PORT'];
const executablePath = process.env[BROWSER_VARIABLE] ?? (await findBrowser());

const site = `http://127.0.0.1:${port}/`;
process.env['NATS_SUB_SITE'] = `http://127.0.0.1:${subPort}${SUB_PATH}`;

const serve = (at: string, base: string) => ({
  command: `node src/build/preview.mjs --port ${at} --base ${base}`,
  cwd: '..',
  url: `http://127.0.0.1:${at}${base}`,
  reuseExistingServer: false,
});

const firefox = {
  name: 'firefox',
  testMatch: ['smoke.spec.ts', 'workers.spec.ts'],
  use: {
    ...devices['Desktop Firefox'],
    channel: 'moz-firefox',
    launchOptions: { executablePath: FIREFOX },
  },
};

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // A shared or slow machine is not a defect of the site: what hangs is caught by the expectations' own limit.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: site,
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
    viewport: { width: 1280, height: 900 },
  },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        // Otherwise each test would fetch the whole site for later (see offline.spec).
        serviceWorkers: 'block',
        launchOptions: {
          executablePath,
          // The sandbox cannot start as root, which containers usually are; elsewhere it stays on.
          chromiumSandbox: process.getuid?.() !== 0,
          args: [
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--disable-quic',
            '--no-first-run',
          ],
        },
      },
    },
    ...(existsSync(FIREFOX) ? [firefox] : []),
  ],
  webServer: [serve(port, '/'), serve(subPort, SUB_PATH)],
});
