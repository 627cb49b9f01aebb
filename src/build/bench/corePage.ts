import path from 'node:path';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { ROOT } from '../run.mjs';

const ADDRESS = 'http://localhost:4399/';

/** The core as a script that makes a global `Core` of it. */
export async function bundleCore(): Promise<string> {
  const result = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      lib: { entry: path.join(ROOT, 'src/math/index.ts'), formats: ['iife'], name: 'Core' },
    },
  });
  const bundles = Array.isArray(result) ? result : [result];
  const chunk = bundles
    .flatMap((bundle) => ('output' in bundle ? bundle.output : []))
    .find((file) => file.type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error('The core could not be bundled.');
  return chunk.code;
}

/** A page with the core, isolated from other origins: only there is the clock fine enough (5 µs) to time single calls. */
export async function corePage(browser: Browser, script: string) {
  const page = await browser.newPage();
  await page.route(`${ADDRESS}**`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: {
        'Cross-Origin-Opener-Policy': 'same-origin',
        'Cross-Origin-Embedder-Policy': 'require-corp',
      },
      body: '<!doctype html><title>bench</title>',
    }),
  );
  await page.goto(ADDRESS);
  if (!(await page.evaluate(() => crossOriginIsolated)))
    throw new Error('The clock is too coarse.');
  // As a global script, whose `var` becomes the page's global.
  await page.addScriptTag({ content: script });
  return page;
}
