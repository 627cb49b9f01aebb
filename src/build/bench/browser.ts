import { chromium } from 'playwright-core';
import type { Browser, CDPSession, Page } from 'playwright-core';

/** Starts a quiet Chromium. */
export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** A figure of the built site, opened for measuring. */
export interface OpenFigure {
  readonly id: string;
  readonly page: Page;
  readonly client: CDPSession;
  /** Its handles' data-param, those in view. */
  readonly params: readonly string[];
  /** Middle of a handle, scrolled into view. */
  centre(param: string): Promise<{ x: number; y: number }>;
  close(): Promise<void>;
}

/** Which figures are measured (all unless told), and the state they are opened in: a query without its question mark. */
export interface Asked {
  readonly figures: readonly string[] | undefined;
  readonly query: string;
}

/** Opens each figure of each page of the site once, one after the other. */
export async function* siteFigures(
  browser: Browser,
  site: string,
  viewport = { width: 1440, height: 900 },
  { figures, query }: Asked = { figures: undefined, query: '' },
): AsyncGenerator<OpenFigure> {
  const done = new Set<string>();
  for (const address of await pageAddresses(browser, site)) {
    const ids = await figureIds(browser, address);
    for (const id of ids.filter((name) => !done.has(name))) {
      done.add(id);
      if (figures?.includes(id) === false) continue;
      const figure = await openFigure(
        browser,
        query === '' ? address : `${address}?${query}`,
        id,
        viewport,
      );
      yield figure;
      await figure.close();
    }
  }
}

/** Pages linked from the home page, chapters before the home page itself: a figure is measured where it is at home. */
async function pageAddresses(browser: Browser, site: string): Promise<string[]> {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  await page.goto(site);
  const links = await page
    .locator('a[href]')
    .evaluateAll((anchors) =>
      (anchors as HTMLAnchorElement[])
        .filter((anchor) => anchor.origin === location.origin)
        .map((anchor) => anchor.origin + anchor.pathname),
    );
  await page.close();
  return [...new Set([...links.filter((link) => link !== site), site])];
}

async function figureIds(browser: Browser, address: string): Promise<string[]> {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  await page.goto(address);
  const roots = page.locator('[data-figure]');
  const ids = await roots.evaluateAll((all) =>
    all.map((root) => root.getAttribute('data-figure') ?? ''),
  );
  await page.close();
  return ids;
}

async function openFigure(
  browser: Browser,
  address: string,
  id: string,
  viewport: { width: number; height: number },
): Promise<OpenFigure> {
  const page = await browser.newPage({ viewport, serviceWorkers: 'block' });
  await page.goto(address);
  const root = page.locator(`[data-figure="${id}"]`).first();
  await page.locator(`[data-figure="${id}"][data-ready="true"]`).first().waitFor();
  const handle = (param: string) => root.locator(`[role="slider"][data-param="${param}"]`);
  const sliders = root.locator('[role="slider"]:visible');
  return {
    id,
    page,
    client: await page.context().newCDPSession(page),
    params: await sliders.evaluateAll((all) =>
      all.map((one) => one.getAttribute('data-param') ?? ''),
    ),
    centre: async (param) => {
      await handle(param).evaluate((element) => element.scrollIntoView({ block: 'center' }));
      // What comes into view with it is set up first.
      await page.waitForTimeout(300);
      const box = await handle(param).boundingBox();
      if (box === null) throw new Error(`the handle ${param} of ${id} has no box`);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    },
    close: () => page.close(),
  };
}

/**
 * Where the pointer is at move i of a drag about a start: to and fro on a slant, so that both kinds of handle move, and
 * never twice at the same place in a row.
 */
export function wiggle(start: { x: number; y: number }, i: number): { x: number; y: number } {
  const by = 30 * Math.sin(i / 7) + (i % 2);
  return { x: start.x + by, y: start.y - by };
}
