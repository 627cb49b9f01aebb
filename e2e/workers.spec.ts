/** Workers: started on every page that may ask for one, wherever it is opened from, they answer as the core does in node. */
import { pathToFileURL } from 'node:url';
import type { Frame, Page } from '@playwright/test';
import type { ModelSpec } from '../src/math';
import { expect, test } from './fixtures';
import { sitePages } from './site';
import { answers as workers } from '../src/workers';
import { answer, type FitRequest } from '../src/workers/fits';

const posterior: ModelSpec = {
  type: 'twoBranch',
  prior: { mean: 0, sd: 2 },
  likelihood: { sd: 1 },
  observations: [3],
};
const REQUESTS: readonly FitRequest[] = [
  { target: { posterior }, loss: 'klQP' },
  { target: { posterior }, loss: 'l2Squared', scale: 0.6 },
  { target: { posterior }, loss: 'l2Squared', scale: 0.1 },
  { target: { family: 'studentT', df: 1, loc: 0.3, scale: 1.2 }, loss: 'klPQ' },
  { target: { family: 'laplace', loc: -1, scale: 2 }, loss: 'klQP' },
];

type Answers = readonly ReturnType<typeof answer>[];

/** What the page's own starter of workers brings, and how an error comes back. */
async function askIn(frame: Frame): Promise<{ answers: Answers; error: unknown }> {
  await frame.waitForFunction(() => 'NatsAndSquares' in globalThis);
  return frame.evaluate(async (requests) => {
    interface Link {
      call(request: unknown): Promise<unknown>;
      close(): void;
    }
    const { NatsAndSquares: scripts } = globalThis as unknown as {
      NatsAndSquares: { startWorker(name: string): Link };
    };
    const link = scripts.startWorker('fits');
    const answers = [];
    for (const request of requests) answers.push(await link.call(request));
    const target = { family: 'normal', mean: 0, sd: -1 };
    const error = await link.call({ target, loss: 'klQP' }).catch((told: object) => ({ ...told }));
    link.close();
    return { answers: answers as Answers, error };
  }, REQUESTS);
}

function expectOfCore({ answers, error }: Awaited<ReturnType<typeof askIn>>): void {
  const own = REQUESTS.map(answer);
  expect(own[0]?.minima.length).toBeGreaterThan(1);
  expect(answers).toHaveLength(own.length);
  for (const [i, { minima, infimum, ...rest }] of own.entries()) {
    // The last digits, and with them the bounds, depend on the browser's exp and log.
    expect(answers[i]).toMatchObject(rest);
    expect(answers[i].infimum?.value ?? -1).toBeCloseTo(infimum?.value ?? -1, 12);
    expect(answers[i].minima).toHaveLength(minima.length);
    for (const [j, { mean, sd, value, isGlobal }] of minima.entries()) {
      const got = answers[i].minima[j];
      expect(got.isGlobal).toBe(isGlobal);
      expect(got.mean).toBeCloseTo(mean, 9);
      expect(got.sd).toBeCloseTo(sd, 9);
      expect(got.value).toBeCloseTo(value, 12);
    }
  }
  expect(error).toMatchObject({ field: 'target.sd', value: -1, name: 'DomainError' });
}

/** The test's own, and those of figures that come to life at once: one of each kind that they ask. */
function expectBlobs(started: readonly string[]): void {
  expect(started.length).toBeGreaterThan(0);
  expect(started.length).toBeLessThanOrEqual(1 + Object.keys(workers).length);
  for (const address of started) expect(address).toMatch(/^blob:/u);
}

/** Workers that the page starts, by address, and what its content policy forbids. */
async function watch(page: Page): Promise<{ started: string[]; violations: () => string[] }> {
  const started: string[] = [];
  page.on('worker', (worker) => started.push(worker.url()));
  const violations: string[] = [];
  await page.exposeFunction('tellViolation', (what: string) => violations.push(what));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const { tellViolation } = globalThis as unknown as { tellViolation(what: string): void };
      tellViolation(`${violatedDirective}: ${blockedURI}`);
    });
  });
  return { started, violations: () => violations };
}

const mayAsk = sitePages().filter(({ html }) => html.includes('<meta name="worker-fits"'));
/** Every page of the navigation, and one embed: the others' scripts are the same. */
const asking = [
  ...mayAsk.filter(({ kind }) => kind === 'page'),
  ...mayAsk.filter(({ kind }) => kind === 'embed').slice(0, 1),
];

test('a page with a figure that compares with complete fits knows its worker', () => {
  const names = asking.flatMap(({ figures }) => figures);
  const id = 'guess-the-evidence';
  const isShown = sitePages().some(({ figures }) => figures.includes(id));
  expect(names.includes(id)).toBe(isShown);
});

for (const { path, name, file, html } of asking) {
  test.describe(`workers of ${name}`, () => {
    test('start from a server, and answer as the core does', async ({ page, browserName }) => {
      const { started, violations } = await watch(page);
      await page.goto(path);
      expectOfCore(await askIn(page.mainFrame()));
      expectBlobs(started);
      expect(violations()).toEqual([]);
      // Firefox does not always tell its driver that a worker has ended.
      if (browserName === 'chromium')
        await expect.poll(() => page.workers().length).toBeLessThan(started.length);
    });

    test('start from a folder on disk', async ({ page }) => {
      const { started, violations } = await watch(page);
      await page.goto(pathToFileURL(file).href);
      expectOfCore(await askIn(page.mainFrame()));
      expectBlobs(started);
      expect(violations()).toEqual([]);
    });

    test('start in a frame that may run scripts and nothing else', async ({ browser, baseURL }) => {
      const page = await browser.newPage();
      const { started, violations } = await watch(page);
      await page.route('**/host.html', (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<!doctype html><title>A host</title>
            <iframe title="page" sandbox="allow-scripts" src="${baseURL ?? ''}${path}"></iframe>`,
        }),
      );
      await page.goto(`${baseURL ?? ''}host.html`);
      const frame = page.frames().find((each) => each !== page.mainFrame());
      if (frame === undefined) throw new Error('the host has no frame');
      expectOfCore(await askIn(frame));
      expectBlobs(started);
      // Fonts are the one thing a browser fetches by CORS here; that is no violation of the page's policy.
      expect(violations()).toEqual([]);
      await page.close();
    });

    test('are done without where there are none', async ({ page }) => {
      const { started } = await watch(page);
      await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'Worker'));
      await page.goto(path);
      expectOfCore(await askIn(page.mainFrame()));
      expect(started).toEqual([]);
    });

    test('load their scripts when they are asked for, once, and not with the page', async ({
      page,
    }) => {
      // Where they are is said in one place, which fetches nothing.
      const [told = ''] = /<meta name="worker-fits"[^>]*>/u.exec(html) ?? [];
      expect(told).toContain('/worker-fits-');
      expect(html.replace(told, '')).not.toContain('/worker-fits-');
      const loaded: string[] = [];
      page.on('request', (request) => loaded.push(request.url()));
      const ofWorkers = () => loaded.filter((url) => url.includes('/worker-fits-'));
      await page.goto(path);
      for (let i = 0; i < 2; i += 1) await askIn(page.mainFrame());
      expect(ofWorkers()).toHaveLength(1);
      expect(new Set(loaded).size).toBe(loaded.length);
    });
  });
}
