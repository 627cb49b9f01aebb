import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readyFigure } from './figure';
import { expect, test } from './fixtures';
import { sitePages } from './site';

const pages = sitePages();

async function figuresReady(page: Page, figures: readonly string[]): Promise<void> {
  for (const id of figures) await readyFigure(page, id);
}

test('the site has a home page, a chapter, and figures', () => {
  expect(pages.length).toBeGreaterThanOrEqual(2);
  expect(pages.flatMap((page) => page.figures)).toContain('two-rulers');
});

interface Look {
  readonly scheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  readonly query?: string;
}

/** In what windows each kind of page is looked at; an embed in boxes as hosts give them. */
const LOOKS: Readonly<Record<'page' | 'figure' | 'embed', readonly Look[]>> = {
  page: [
    { scheme: 'light', width: 360, height: 800 },
    { scheme: 'light', width: 1440, height: 800 },
    { scheme: 'dark', width: 360, height: 800 },
    { scheme: 'dark', width: 1440, height: 800 },
  ],
  figure: [
    { scheme: 'light', width: 360, height: 800 },
    { scheme: 'dark', width: 1440, height: 800 },
  ],
  embed: [
    // All its parts at once, and what it begins with in the smallest box.
    { scheme: 'light', width: 720, height: 450, query: '?fit=width' },
    { scheme: 'dark', width: 280, height: 220 },
  ],
};

for (const { path: url, name, file, html, figures, kind } of pages) {
  /** Embeds are made alike, and so are figures' own pages: what does not depend on the figure is asked of the first. */
  const stands = kind === 'page' || pages.find((page) => page.kind === kind)?.path === url;

  test.describe(`${name} without JavaScript`, () => {
    test.use({ javaScriptEnabled: false });
    if (!stands) return;

    test('can be read', async ({ page }) => {
      await page.goto(url);
      // What a frame tells on demand counts too.
      const body = page.locator('body');
      const found = kind === 'embed' ? await body.textContent() : await body.innerText();
      const text = (found ?? '').replaceAll(/\s+/gu, ' ');
      expect(text.length).toBeGreaterThanOrEqual(600);
      expect(text).not.toMatch(/\bNaN\b|\bundefined\b/u);
      if (kind === 'embed') {
        // Its picture is there from the start.
        await expect(page.locator('.plot-drawing').first()).toBeVisible();
        await expect(page.locator('output[data-quantity]').first()).toHaveText(/\d/u);
        return;
      }
      // The browser's driver switches scripts off too late for it to be shown, and reads no text of it.
      expect(await page.content()).toContain('Without JavaScript the figures stand still');
      // The page for teachers has figures to share, none of its own and no formulas.
      if (url !== '' && figures.length > 0) {
        expect(await page.locator('math').count()).toBeGreaterThan(0);
        const box = await page.locator('.katex-html:visible').first().boundingBox();
        expect(box?.width ?? 0).toBeGreaterThan(5);
      }
    });
  });

  test(`${name} links to what exists`, () => {
    const links = [
      ...html.matchAll(/<(?:a|link|script|img)\b[^>]*?\s(?:href|src)="(?<to>[^"]*)"/gu),
    ];
    expect(links.length).toBeGreaterThan(2);
    const broken = links
      .map((match) => (match.groups?.['to'] ?? '').replaceAll('&amp;', '&'))
      .filter((to) => !/^(?:https?:|mailto:|data:)/u.test(to) && !resolves(file, to));
    expect(broken).toEqual([]);
  });

  for (const width of kind === 'page' ? [360, 768, 1440] : []) {
    test(`${name} does not scroll sideways at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(url);
      await figuresReady(page, figures);
      expect(await sideways(page)).toBe('fits');
    });
  }

  for (const { scheme, width, height, query = '' } of LOOKS[kind]) {
    test(`${name} passes axe in ${scheme} at ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height });
      await page.goto(url + query);
      await figuresReady(page, figures);
      await expectSound(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const told = violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.length} × ${nodes[0]?.target.join(' ')} (${nodes[0]?.any[0]?.message ?? ''})`,
      );
      expect(told).toEqual([]);
      expect(await sideways(page)).toBe('fits');
    });
  }

  // A figure's own page differs from a chapter in its text only.
  if (kind === 'figure' || !stands) continue;

  test(`${name} works under a sub-path`, async ({ page }) => {
    await page.goto(`${process.env['NATS_SUB_SITE']}${url}`);
    await figuresReady(page, figures);
    const links = await page.locator('a[href]').evaluateAll((anchors) =>
      (anchors as HTMLAnchorElement[])
        .filter((anchor) => anchor.origin === location.origin)
        .map((anchor) => anchor.pathname)
        .filter((pathname) => !pathname.startsWith('/course/notes/')),
    );
    expect(links).toEqual([]);
  });

  test(`${name} works from a folder on disk`, async ({ page }) => {
    await page.goto(pathToFileURL(file).href);
    await figuresReady(page, figures);
  });
}

/** It says what it is, has one main heading, and is made of classic scripts that its content policy allows. */
async function expectSound(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/\S{3}/u);
  await expect(page.locator('html')).toHaveAttribute('lang', /^[a-z]{2}/u);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  const bad = page.locator(
    'script:not([src]):not([type="application/json"]), script[type="module"], [crossorigin], [onclick]',
  );
  await expect(bad).toHaveCount(0);
  const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
  await expect(policy).toHaveAttribute('content', /default-src 'self'/u);
}

/** Whether the page is wider than its window. */
async function sideways(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth ? `${scrollWidth} > ${clientWidth}` : 'fits';
  });
}

/** Whether a relative link of a page leads to a file of the site, and its fragment to an element of it. */
function resolves(from: string, link: string): boolean {
  const [before = '', fragment] = link.split('#');
  const plain = before.split('?')[0] ?? '';
  if (plain.startsWith('/')) return false; // breaks under a sub-path
  let target = plain === '' ? from : path.resolve(path.dirname(from), decodeURI(plain));
  if (!existsSync(target)) return false;
  if (statSync(target).isDirectory()) target = path.join(target, 'index.html');
  if (!existsSync(target)) return false;
  return (
    fragment === undefined ||
    fragment === '' ||
    readFileSync(target, 'utf8').includes(` id="${decodeURIComponent(fragment)}"`)
  );
}
