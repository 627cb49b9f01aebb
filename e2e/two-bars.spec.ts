import { openFigure, swipe } from './figure';
import { expect, test } from './fixtures';
import { siteFigures } from './site';

const ID = 'two-bars';
const at = siteFigures().find(({ id }) => id === ID)?.page.path ?? ID;

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });

  for (const by of [-80, 80]) {
    test(`a bar dragged ${by} px follows the finger to the pixel, and the page does not scroll`, async ({
      page,
      context,
    }) => {
      const figure = await openFigure(page, at, ID);
      const client = await context.newCDPSession(page);
      const scrolled = () => page.evaluate(() => scrollY);
      // The scale by two other bars: one of probability is so many pixels.
      const heights = await figure.positions();
      const low = await figure.centre('p.probs.3');
      const pixels =
        (low.y - (await middle('p.probs.0'))) /
        ((heights['p.probs.0'] ?? 0) - (heights['p.probs.3'] ?? 0));
      async function middle(param: string): Promise<number> {
        const box = await figure.handle(param).boundingBox();
        return (box?.y ?? Number.NaN) + (box?.height ?? Number.NaN) / 2;
      }

      const from = await figure.centre('q.probs.3');
      const top = await scrolled();
      await swipe(client, from, { x: 0, y: by });
      const expected = (heights['q.probs.3'] ?? Number.NaN) - by / pixels;
      expect((await figure.state('q.probs.3')).now).toBeCloseTo(Math.max(0, expected), 2);
      expect(await scrolled()).toBe(top);
    });
  }
});
