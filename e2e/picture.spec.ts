/** The pictures that a reader saves: they look as the page does, also where a sandbox lets nothing be loaded. */
import { readFileSync } from 'node:fs';
import { test as unwatched, type Page } from '@playwright/test';
import { readyFigure } from './figure';
import { expect, test } from './fixtures';

type Paint = readonly [what: string, fill: string, stroke: string, width: string];

/** Of each curve, bar and area by its shape, of each label by its text: how the browser paints it. */
function paintedOnPage(page: Page): Promise<Paint[]> {
  return page.locator('[data-figure] .workbench-main').evaluate((main) => {
    const shapes = '.curve-line, .bar, .area-above, .axis-grid, .axis-line, .label, .axis-number';
    return [...main.querySelectorAll<SVGElement>(`.plot-drawing :is(${shapes})`)].flatMap(
      (part) => {
        const { fill, stroke, strokeWidth } = getComputedStyle(part);
        const isText = part.localName === 'text';
        const what = isText ? part.textContent : (part.getAttribute('d') ?? part.getAttribute('x'));
        const isShown = what && part.getAttribute('visibility') !== 'hidden';
        // A label's halo is a text of its own in the picture.
        return isShown ? [isText ? [what, fill, '', ''] : [what, fill, stroke, strokeWidth]] : [];
      },
    ) as unknown as Paint[];
  });
}

/** The same of a picture, drawn by the browser: its plain attributes, inherited ones included. */
function paintedInPicture(page: Page, svg: string): Promise<Paint[]> {
  return page.evaluate((text) => {
    const host = document.createElement('div');
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    // Outside of the page's own style sheets, which know nothing of it.
    host.attachShadow({ mode: 'open' }).append(document.adoptNode(parsed.documentElement));
    document.body.append(host);
    const parts = host.shadowRoot?.querySelectorAll<SVGElement>(
      'path, rect, text:not([aria-hidden])',
    );
    const painted = [...(parts ?? [])].map((part) => {
      const { fill, stroke, strokeWidth, fillOpacity, strokeOpacity } = getComputedStyle(part);
      const withAlpha = (colour: string, alpha: string) =>
        alpha === '1' || !colour.startsWith('rgb(')
          ? colour
          : colour.replace('rgb(', 'rgba(').replace(')', `, ${alpha})`);
      const isText = part.localName === 'text';
      const what = isText ? part.textContent : (part.getAttribute('d') ?? part.getAttribute('x'));
      // What the page says by an opacity of its own stays one.
      const lines = part.hasAttribute('stroke-opacity') ? stroke : withAlpha(stroke, strokeOpacity);
      const area = withAlpha(fill, fillOpacity);
      return isText ? [what, area, '', ''] : [what, area, lines, strokeWidth];
    });
    host.remove();
    return painted as unknown as Paint[];
  }, svg);
}

async function save(page: Page, kind: 'svg' | 'png'): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`[data-file="${kind}"]`).click(),
  ]);
  return readFileSync(await download.path());
}

for (const [id, address] of [
  ['two-rulers', 'fig/two-rulers/?preset=six-apart'],
  ['two-bars', 'fig/two-bars/'],
] as const) {
  test(`a saved picture of ${id} has the paints of the page, and is whole`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(address);
    const { root } = await readyFigure(page, id);
    await root.getByRole('button', { name: 'Share…', exact: true }).click();
    await page.getByRole('group', { name: 'Pictures' }).getByLabel('Dark').check();
    const svg = (await save(page, 'svg')).toString('utf8');
    expect(svg).toMatch(/^<svg xmlns/u);
    expect(svg).toContain('@font-face');
    expect(svg).not.toMatch(/var\(|foreignObject| class=| style=/u);
    const onPage = await paintedOnPage(page);
    expect(onPage.length).toBeGreaterThan(20);
    const inPicture = new Set(
      (await paintedInPicture(page, svg)).map((paint) => paint.join(' | ')),
    );
    expect(onPage.filter((paint) => !inPicture.has(paint.join(' | ')))).toEqual([]);

    const png = await save(page, 'png');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    const width = Number(/width="(?<width>[\d.]+)"/u.exec(svg)?.groups?.['width']);
    expect(png.readUInt32BE(16)).toBe(2 * width);
  });
}

// A page's fonts are refused there, which the console tells.
unwatched(
  'a picture can be made where a sandbox lets nothing be loaded or stored',
  async ({ page }) => {
    await page.goto('teach/');
    await page.evaluate(() => {
      const frame = document.createElement('iframe');
      frame.setAttribute('sandbox', 'allow-scripts');
      frame.src = '../fig/two-bars/';
      frame.style.cssText = 'width:1000px;height:900px';
      document.querySelector('main')?.prepend(frame);
    });
    const frame = page.locator('iframe[sandbox]').contentFrame();
    const figure = frame.locator('[data-figure="two-bars"]');
    await expect(figure).toHaveAttribute('data-ready', 'true');
    await figure.getByRole('button', { name: 'Share…', exact: true }).click();
    await frame.locator('[data-file="png"]').click();
    // The download is dropped without a word; the picture is there to be seen all the same.
    const picture = frame.getByRole('img', { name: /two-bars\.png/u });
    await expect(picture).toBeVisible();
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
      800,
    );
  },
);
