/** The figures in a frame that may run scripts and nothing else, from a server that grants other origins nothing. */
import { expect, test } from '@playwright/test';
import { Figure, badNumbers } from './figure';
import { siteFigures } from './site';

for (const { id, page: at } of siteFigures()) {
  test(`${id} comes to life in a sandboxed frame, and drags`, async ({ page, baseURL }) => {
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
    page.on('console', (message) => {
      // Fonts are the one thing a browser fetches by CORS here; the figure does without them.
      const font = /\.woff2/u.test(message.text() + message.location().url);
      if (message.type() === 'error' && !font) problems.push(`console: ${message.text()}`);
    });
    await page.route('**/host.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><title>A host</title>
          <iframe title="figure" sandbox="allow-scripts" width="1200" height="850"
            src="${baseURL ?? ''}${at.path}"></iframe>`,
      }),
    );
    await page.goto(`${baseURL ?? ''}host.html`);
    const root = page.frameLocator('iframe').locator(`[data-figure="${id}"]`).first();
    await root.scrollIntoViewIfNeeded();
    await expect(root).toHaveAttribute('data-ready', 'true');
    const figure = new Figure(page, root);
    const [param = ''] = await figure.params();
    const before = (await figure.state(param)).now;
    await figure.drag(param, 40, -40);
    expect((await figure.state(param)).now).not.toBe(before);
    expect(await badNumbers(figure)).toEqual([]);
    expect(problems).toEqual([]);
  });
}
