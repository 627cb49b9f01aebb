/** Embeds in frames that may do little, from servers that grant other origins nothing, and from a folder on disk. */
import { pathToFileURL } from 'node:url';
import { expect, test, type Frame, type Page } from '@playwright/test';
import { Figure, badNumbers } from './figure';
import { openHost, openHostFile } from './hostPage';
import { sitePages } from './site';

const embeds = sitePages().filter(({ kind }) => kind === 'embed');

/** Every error the page or a frame of it meets. */
function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('requestfailed', (request) => problems.push(`failed: ${request.url()}`));
  return problems;
}

/** The figure of the frame is alive: its first handle can be dragged, and its numbers are good. */
async function expectAlive(page: Page, frame: Frame, id: string): Promise<void> {
  const root = frame.locator(`[data-figure="${id}"]`);
  await expect(root).toHaveAttribute('data-ready', 'true');
  const figure = new Figure(page, root);
  const [param = ''] = await figure.params();
  const before = (await figure.state(param)).now;
  await figure.drag(param, 40, -40);
  expect((await figure.state(param)).now).not.toBe(before);
  expect(await badNumbers(figure)).toEqual([]);
}

for (const { path, name, figures } of embeds) {
  const [id = ''] = figures;
  test(`${name} comes to life where it may run scripts and nothing else, and drags`, async ({
    page,
    baseURL,
  }) => {
    const problems = problemsOf(page);
    const frame = await openHost(page, `${baseURL ?? ''}${path}`, { sandbox: 'allow-scripts' });
    await expectAlive(page, frame, id);
    // Nothing is fetched as another origin would have to: fonts come with the style sheet.
    expect(problems).toEqual([]);
  });
}

const [first] = embeds;
const [id = ''] = first?.figures ?? [];

for (const sandbox of [
  undefined,
  'allow-scripts allow-same-origin',
  'allow-scripts allow-popups allow-forms allow-modals allow-downloads',
  'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-top-navigation',
]) {
  test(`an embed lives in a frame with ${sandbox ?? 'no sandbox'}`, async ({ page, baseURL }) => {
    const problems = problemsOf(page);
    const frame = await openHost(page, `${baseURL ?? ''}${first.path}`, { sandbox });
    await expectAlive(page, frame, id);
    expect(problems).toEqual([]);
  });
}

test('an embed that may run nothing is a picture', async ({ page, baseURL }) => {
  const frame = await openHost(page, `${baseURL ?? ''}${first.path}`, { sandbox: '' });
  await expect(frame.locator('.plot-drawing path').first()).toBeVisible();
  await expect(frame.locator('output[data-quantity]').first()).toHaveText(/\d/u);
});

test('an embed lives under the headers that public/_headers asks for', async ({
  page,
  baseURL,
}) => {
  const problems = problemsOf(page);
  await page.route(`${baseURL ?? ''}**`, async (route) => {
    const response = await route.fetch();
    const headers = {
      ...response.headers(),
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cross-origin-embedder-policy': 'require-corp',
    };
    await route.fulfill({ response, headers });
  });
  const frame = await openHost(page, `${baseURL ?? ''}${first.path}`, { sandbox: 'allow-scripts' });
  await expectAlive(page, frame, id);
  expect(problems).toEqual([]);
});

// Without an origin a frame may not even load a style sheet from a folder: browsers leave it nothing to run.
for (const sandbox of [undefined, 'allow-scripts allow-same-origin']) {
  test(`an embed lives in a host from a folder on disk, with ${sandbox ?? 'no sandbox'}`, async ({
    page,
  }, info) => {
    const problems = problemsOf(page);
    const src = pathToFileURL(first.file).href;
    const frame = await openHostFile(page, info.outputPath('host.html'), src, { sandbox });
    await expectAlive(page, frame, id);
    expect(problems).toEqual([]);
  });
}
