/** Figures on paper: the present state as a clean picture, in the colours of paper. */
import { readyFigure } from './figure';
import { expect, test } from './fixtures';

test('a printed page shows its figures in their state, whole and light, without what operates them', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto('two-rulers/?preset=six-apart');
  const figure = await readyFigure(page, 'two-rulers');
  const handle = figure.handle('q.mean');
  const state = await handle.getAttribute('aria-valuetext');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  // A4 between its margins.
  await page.setViewportSize({ width: 680, height: 960 });
  const { root } = figure;
  await expect(root.locator('.workbench-tools')).toBeHidden();
  await expect(root.locator('.curve-controls').first()).toBeHidden();
  await expect(root.locator('.handle-arrows').first()).toBeHidden();
  await expect(handle).toHaveAttribute('aria-valuetext', state ?? '');
  await expect(root.locator('output[data-quantity="klQP"]')).toBeVisible();
  const seen = await root.evaluate((section) => {
    const card = getComputedStyle(section).backgroundColor;
    const drawings = [...section.querySelectorAll('svg.plot-drawing')].map((svg) => {
      const { width, height, right } = svg.getBoundingClientRect();
      const [, , w = 1, h = 1] = (svg.getAttribute('viewBox') ?? '').split(' ').map(Number);
      return { ratio: width / height / (w / h), right };
    });
    return { card, drawings };
  });
  expect(seen.card).toBe('rgb(255, 255, 255)');
  expect(seen.drawings.length).toBeGreaterThanOrEqual(2);
  for (const { ratio, right } of seen.drawings) {
    expect(ratio).toBeCloseTo(1, 1);
    expect(right).toBeLessThanOrEqual(680);
  }
});
