/** The dialog for sharing, where it opens, what it writes, and where copying is forbidden; the page for teachers. */
import { test as unwatched, type Locator, type Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { openFigure } from './figure';
import { expect, test } from './fixtures';
import { siteFigures, sitePages } from './site';

const opener = (scope: Locator | Page): Locator =>
  scope.getByRole('button', { name: 'Share…', exact: true });
const dialogOf = (scope: { getByRole: Page['getByRole'] }): Locator =>
  scope.getByRole('dialog', { name: /^Share/u });
const snippetIn = (dialog: Locator): Locator => dialog.getByLabel(/^To paste into/u);

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).include('dialog').analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ') ?? ''}`);
}

test('the dialog shares the state as it stands: by keyboard, with options, and gives the focus back', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request.url());
  });
  const figure = await openFigure(page, 'fig/two-rulers/', 'two-rulers');
  expect(scripts.filter((url) => url.includes('share'))).toEqual([]);
  await figure.press('q.mean', 'ArrowRight');
  const { now } = await figure.state('q.mean');
  const button = opener(figure.root);
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = dialogOf(page);
  await expect(dialog).toBeVisible();
  expect(scripts.filter((url) => url.includes('share')).length).toBeGreaterThan(0);

  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Copied.')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`/fig/two-rulers/?q=normal_${now}_1`);

  // What the reader will see, and how high it is: the frame says so.
  const preview = dialog.locator('iframe');
  const inside = preview.contentFrame().locator('[data-figure="two-rulers"]');
  await expect(inside).toHaveAttribute('data-ready', 'true');
  // At its own height nothing is put beside or onto anything else.
  await expect(preview.contentFrame().locator('.embed-stage')).not.toHaveAttribute('data-columns');
  const height = dialog.getByRole('textbox', { name: 'Height' });
  await expect(height).not.toHaveValue('450');
  const measured = Number(await height.inputValue());
  const drawn = await inside.evaluate((root) => root.getBoundingClientRect().height);
  expect(Math.abs(measured - drawn)).toBeLessThanOrEqual(1);
  await expect(snippetIn(dialog)).toHaveValue(new RegExp(`height="${measured}"`, 'u'));

  const entries = () => page.evaluate(() => history.length);
  const before = await entries();
  await dialog.getByLabel('May look only').check();
  await dialog.getByLabel('Dark').first().check();
  await dialog.getByLabel('Few').check();
  await expect(snippetIn(dialog)).toHaveValue(/&amp;controls=min&amp;lock=1&amp;theme=dark"/u);
  await expect(preview.contentFrame().locator('html')).toHaveAttribute('data-theme', 'dark');
  // The way back leads out of the page, not through what the preview has shown.
  expect(await entries()).toBe(before);
  await height.fill('5');
  await height.press('Enter');
  await expect(height).toHaveValue('220');

  const targets = await dialog.getByRole('group', { name: 'Paste into' }).getByRole('radio').all();
  expect(targets.length).toBeGreaterThan(10);
  const texts = new Set<string>();
  for (const target of targets) {
    await target.check();
    texts.add(await snippetIn(dialog).inputValue());
  }
  expect(texts.size).toBe(targets.length);
  for (const text of texts) expect(text).toMatch(/two-rulers/u);
  expect(await violations(page)).toEqual([]);

  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('what a snippet needs is on the site', async ({ page, request, baseURL }) => {
  await page.goto('teach/');
  for (const file of ['kl-embed.js', 'nats-and-squares.lua', 'nats-figure.html'])
    expect((await request.get(`${baseURL ?? ''}${file}`)).status(), file).toBe(200);
});

for (const { id } of siteFigures()) {
  test(`${id} has its dialog, with files of the figure as it stands`, async ({ page }) => {
    const figure = await openFigure(page, `fig/${id}/`, id);
    await opener(figure.root).click();
    const dialog = dialogOf(page);
    await expect(snippetIn(dialog)).toHaveValue(new RegExp(`/embed/${id}/`, 'u'));
    const files = await dialog.locator('[data-file]').all();
    expect(files.length).toBeGreaterThan(5);
    for (const button of files) {
      const download = page.waitForEvent('download');
      await button.click();
      const name = (await download).suggestedFilename();
      await expect(dialog.getByText(`${name} is ready.`)).toBeVisible();
      await expect(dialog.getByRole('link', { name: `save ${name}` })).toBeVisible();
    }
  });
}

test('on a phone the dialog is the whole screen, and nothing in it is cut off', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.emulateMedia({ colorScheme: 'dark' });
  const figure = await openFigure(page, 'fig/elbo-gap/', 'elbo-gap');
  await opener(figure.root).click();
  const dialog = dialogOf(page);
  await expect(dialog).toBeVisible();
  const size = await dialog.evaluate(({ scrollWidth, clientWidth }) => [scrollWidth, clientWidth]);
  expect(size).toEqual([360, 360]);
  expect(await violations(page)).toEqual([]);
});

// Chromium tells of the refused clipboard on the console: that is no defect here.
unwatched(
  'in a sandboxed frame, where nothing may be copied, the text lies there selected',
  async ({ page, baseURL }) => {
    await page.route('**/host.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><title>A host</title>
        <iframe title="figure" sandbox="allow-scripts" width="720" height="500"
          src="${baseURL ?? ''}embed/two-bars/"></iframe>`,
      }),
    );
    // The clipboard is refused to such a frame; the old command for copying is not everywhere.
    await page.addInitScript(() => {
      Object.assign(document, { execCommand: () => false });
    });
    await page.goto(`${baseURL ?? ''}host.html`);
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('[data-figure]')).toHaveAttribute('data-ready', 'true');
    await frame.getByRole('button', { name: 'Menu' }).click();
    await opener(frame.locator('body')).click();
    const dialog = dialogOf(frame);
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: 'Copy snippet' }).click();
    await expect(dialog.getByText('copy it by keyboard')).toBeVisible();
    const text = snippetIn(dialog);
    await expect(text).toBeFocused();
    const selected = await text.evaluate((element) => {
      const { value, selectionStart, selectionEnd } = element as HTMLTextAreaElement;
      return value.slice(selectionStart, selectionEnd);
    });
    expect(selected).toMatch(/^<iframe.*<\/iframe>$/su);
    await expect(text).toHaveValue(selected);
    await expect(dialog.locator('iframe')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(frame.getByRole('button', { name: 'Menu' })).toBeFocused();
  },
);

test('the page for teachers shows every figure, and shares each state from there', async ({
  page,
}) => {
  await page.goto('teach/');
  const figures = siteFigures().map(({ id }) => id);
  for (const id of figures)
    await expect(page.locator(`[data-share="${id}"]`).first()).toBeVisible();
  const presets = page.locator('[data-share="two-rulers"][data-preset="heavy-tail"]');
  await presets.click();
  const dialog = dialogOf(page);
  await expect(snippetIn(dialog)).toHaveValue(/embed\/two-rulers\/\?preset=heavy-tail"/u);
  await expect(dialog.locator('[data-file]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(presets).toBeFocused();
  expect(sitePages().some(({ path }) => path === 'teach/')).toBe(true);
});
