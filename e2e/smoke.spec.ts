/** One short look at every page, in each browser there is; figures' own pages run what chapters run. */
import { readyFigure } from './figure';
import { expect, test } from './fixtures';
import { sitePages } from './site';

for (const { path: url, name, figures, kind } of sitePages()) {
  if (kind === 'figure') continue;
  test(`${name} comes to life and its first handle moves`, async ({ page }) => {
    await page.goto(url);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    for (const id of figures) {
      const figure = await readyFigure(page, id);
      const [param = ''] = await figure.params();
      const { now, max } = await figure.state(param);
      await figure.press(param, now < max ? 'ArrowRight' : 'ArrowLeft');
      expect((await figure.state(param)).now).not.toBe(now);
    }
  });
}
