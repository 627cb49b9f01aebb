/** Without a network: what a visit leaves behind, and the edition that is opened from a folder. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import { offlineEdition } from '../src/build/release/offlineEdition';
import { readyFigure } from './figure';
import { expect, test } from './fixtures';
import { serveFolder } from './staticServer';

const DIST = path.resolve(import.meta.dirname, '../dist');

let scratch = '';

test.beforeAll(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'nats-offline-'));
});

test.afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** The figure is drawn from its script, not only from the page's markup. */
async function expectAlive(page: Page, id: string, param: string): Promise<void> {
  const figure = await readyFigure(page, id);
  const handle = figure.handle(param);
  const before = await handle.getAttribute('aria-valuenow');
  await handle.press('ArrowRight');
  await expect(handle).not.toHaveAttribute('aria-valuenow', before ?? '');
}

const cacheNames = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

test.describe('after the first visit', () => {
  test.use({ serviceWorkers: 'allow' });

  test('the site works without a network, and a new release replaces the old one', async ({
    page,
  }) => {
    const folder = path.join(scratch, 'site');
    cpSync(DIST, folder, { recursive: true });
    const first = await serveFolder(folder);
    await page.goto(first.url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    const [kept] = await cacheNames(page);
    expect(kept).toMatch(/^nats-and-squares \/ [\w-]{12}$/u);
    await first.stop();

    await page.goto(`${first.url}two-rulers/?preset=six-apart`);
    await expectAlive(page, 'two-rulers', 'q.mean');
    await page.goto(`${first.url}fig/elbo-gap/`);
    await expectAlive(page, 'elbo-gap', 'q.mean');
    await page.goto(`${first.url}embed/two-bars/?theme=dark`);
    await readyFigure(page, 'two-bars');

    const home = path.join(folder, 'index.html');
    writeFileSync(home, readFileSync(home, 'utf8').replace('<main', '<main data-edition="2"'));
    const worker = path.join(folder, 'sw.js');
    const id = (kept ?? '').replace('nats-and-squares / ', '');
    writeFileSync(worker, readFileSync(worker, 'utf8').replace(id, 'the-next-one'));
    const second = await serveFolder(folder, first.port);
    // The old worker still answers, and yet the new page is seen.
    await page.goto(second.url);
    await expect(page.getByRole('main')).toHaveAttribute('data-edition', '2');
    await page.evaluate(async () => {
      const replaced = new Promise((resolve) => {
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
      });
      const registration = await navigator.serviceWorker.ready;
      await registration.update();
      await replaced;
    });
    // Pages of the old one that may still be open find their scripts.
    expect(await cacheNames(page)).toEqual([kept, 'nats-and-squares / the-next-one']);
    await second.stop();
    await page.goto(second.url);
    await expect(page.getByRole('main')).toHaveAttribute('data-edition', '2');
    await expectAlive(page, 'two-rulers', 'q.mean');
  });
});

test('the offline edition opens from a folder, and its links lead to its pages', async ({
  page,
}) => {
  const folder = path.join(scratch, 'edition');
  for (const [name, content] of Object.entries(unzipSync(offlineEdition(DIST)))) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  const root = path.join(folder, 'nats-and-squares');
  expect(existsSync(path.join(root, 'sw.js'))).toBe(false);
  await page.goto(pathToFileURL(path.join(root, 'index.html')).href);
  await readyFigure(page, 'two-rulers');
  const isFile = async () => {
    const links = await page
      .locator('a[href]')
      .evaluateAll((anchors) => (anchors as HTMLAnchorElement[]).map(({ href }) => href));
    const local = links.filter((href) => href.startsWith('file:'));
    expect(local.length).toBeGreaterThan(2);
    const bad = local.filter((href) => {
      const file = decodeURI(new URL(href).pathname);
      return !existsSync(file) || statSync(file).isDirectory();
    });
    expect(bad).toEqual([]);
  };
  await isFile();
  await page.getByRole('navigation', { name: 'Chapters' }).getByRole('link').first().click();
  await expect(page).toHaveURL(/two-rulers\/index\.html$/u);
  await isFile();
  await expectAlive(page, 'two-rulers', 'q.mean');
  await page.goto(pathToFileURL(path.join(root, 'fig/elbo-gap/index.html')).href);
  await isFile();
  await expectAlive(page, 'elbo-gap', 'q.mean');
});
