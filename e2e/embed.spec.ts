/** Embeds by themselves: in any box, with the options of their address, on paper. */
import { badNumbers, openFigure } from './figure';
import { expect, test } from './fixtures';
import { sitePages } from './site';
import type { Page } from '@playwright/test';

const embeds = sitePages().filter(({ kind }) => kind === 'embed');
/** One stands for all where the figure does not matter. */
const first = embeds.find(({ figures }) => figures.includes('elbo-gap')) ?? embeds[0];

const BOXES = [
  [280, 220],
  [480, 300],
  [720, 450],
  [960, 540],
] as const;

/** What is wrong with how the figure lies in its box, in words. */
async function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    const problems: string[] = [];
    if (scrollWidth > clientWidth) problems.push(`as wide as ${scrollWidth} in ${clientWidth}`);
    if (scrollHeight > clientHeight) problems.push(`as tall as ${scrollHeight} in ${clientHeight}`);
    const parts = [...document.querySelectorAll('.embed-stage > *:not([data-off])')];
    const boxes = parts.map((part) => part.getBoundingClientRect());
    for (const [i, a] of boxes.entries()) {
      for (const [j, b] of boxes.entries()) {
        if (i >= j || a.width * a.height * b.width * b.height === 0) continue;
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 1 && down > 1)
          problems.push(`${parts[i].className} lies over ${parts[j].className}`);
      }
    }
    const foot = document.querySelector('.embed-foot')?.getBoundingClientRect();
    const lowest = Math.max(...boxes.map((box) => box.bottom));
    if (foot && lowest > foot.top + 1) problems.push('a part lies over the foot');
    return problems;
  });
}

for (const { path, name, figures } of embeds) {
  const [id = ''] = figures;
  test(`${name} fits any box, with every part within reach`, async ({ page }) => {
    const figure = await openFigure(page, path, id);
    const count = await figure.root.locator('.embed-stage > *').count();
    for (const [width, height] of BOXES) {
      await page.setViewportSize({ width, height });
      const next = figure.root.getByRole('button', { name: 'Next part' });
      // The old box's parts may still be dealt out, and numbers that come late deal them anew: then another round.
      await expect(async () => {
        const seen = new Set<number>();
        let handles = 0;
        const pages = (await next.count()) === 0 ? 1 : await pagesOf(page);
        for (let turn = 0; turn < pages; turn += 1) {
          if (turn > 0) await next.click({ timeout: 2000 });
          const message = `${width} × ${height}, part ${turn + 1}`;
          await expect.poll(() => misfits(page), { message }).toEqual([]);
          const shown = await figure.root
            .locator('.embed-stage > *')
            .evaluateAll((parts) => parts.map((part) => !part.hasAttribute('data-off')));
          for (const [i, isShown] of shown.entries()) if (isShown) seen.add(i);
          handles += (await figure.params()).length;
        }
        expect(seen.size, `parts at ${width} × ${height}`).toBe(count);
        expect(handles, `handles at ${width} × ${height}`).toBeGreaterThan(0);
      }).toPass({ timeout: 40_000 });
    }
    expect(await badNumbers(figure)).toEqual([]);
  });
}

async function pagesOf(page: Page): Promise<number> {
  const text = await page.locator('.embed-pager').innerText({ timeout: 2000 });
  return Number(/\/\s*(?<count>\d+)/u.exec(text)?.groups?.['count']);
}

test('an embed follows the options of its address, and tells bad ones without their values', async ({
  page,
}) => {
  const [id = ''] = first.figures;
  await page.setViewportSize({ width: 720, height: 450 });
  const options = '?theme=dark&bg=transparent&title=1&caption=0&menu=0&scale=1.25&fit=zebra';
  const figure = await openFigure(page, first.path + options, id);
  await expect(figure.root.locator('.notice')).toHaveText(
    /“fit” cannot be used here and is left aside; allowed is one of auto, box, width\./u,
  );
  expect(await page.locator('body').innerText()).not.toContain('zebra');
  const look = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return [style.colorScheme, style.backgroundColor, style.fontSize];
  });
  expect(look).toEqual(['dark', 'rgba(0, 0, 0, 0)', '20px']);
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
  await expect(figure.root.locator('.embed-caption')).toBeHidden();
  await expect(figure.root.getByRole('button', { name: 'Menu' })).toBeHidden();
  await expect(figure.root.locator('.embed-credit')).toBeVisible();
  // The options stay in the address when the state is written to it.
  const [param = ''] = await figure.params();
  await figure.press(param, 'ArrowRight');
  await expect.poll(() => new URL(page.url()).search.split('&').length).toBe(8);
  expect(new URL(page.url()).search).toContain('theme=dark');
});

test('an embed of natural height is one column, and as tall as it is', async ({ page }) => {
  const [id = ''] = first.figures;
  await page.setViewportSize({ width: 720, height: 300 });
  const figure = await openFigure(page, `${first.path}?fit=width`, id);
  await expect(figure.root.locator('[data-off]')).toHaveCount(0);
  const tall = (await figure.root.boundingBox())?.height ?? 0;
  expect(tall).toBeGreaterThan(500);
  await page.setViewportSize({ width: 720, height: 900 });
  expect((await figure.root.boundingBox())?.height).toBe(tall);
});

test('an embed says what it is on demand, with links to the full figure and its chapter', async ({
  page,
}) => {
  const [id = ''] = first.figures;
  await page.setViewportSize({ width: 480, height: 300 });
  const figure = await openFigure(page, first.path, id);
  await figure.root.getByRole('button', { name: 'Menu' }).click();
  await figure.root.getByRole('button', { name: /about/iu }).click();
  const about = page.getByRole('dialog');
  await expect(about).toBeInViewport();
  await expect(about.getByRole('link', { name: 'The full figure' })).toHaveAttribute(
    'href',
    `../../fig/${id}/`,
  );
  await page.keyboard.press('Escape');
  await expect(about).toBeHidden();
});

test('an embed on paper is the figure in its state, and where to find it', async ({ page }) => {
  const [id = ''] = first.figures;
  await page.setViewportSize({ width: 480, height: 300 });
  const figure = await openFigure(page, first.path, id);
  const [param = ''] = await figure.params();
  await figure.press(param, 'ArrowRight');
  await expect.poll(() => new URL(page.url()).search).not.toBe('');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.embed-address')).toHaveText(
    new RegExp(`^http.*/fig/${id}/\\?\\w+=`, 'u'),
  );
  for (const part of await figure.root.locator('.embed-stage > .plot').all())
    await expect(part).toBeVisible();
  await expect(figure.root.getByRole('button', { name: 'Menu' })).toBeHidden();
});
