/** The two directions by hand: q on its curve and on the map, its losses, its best fits and its descents, against the core. */
import { bestFit, compare, type FitLoss, type FitMinimum } from '../src/math';
import { openFigure, swipe, type Figure } from './figure';
import { expect, test } from './fixtures';
import { siteFigures } from './site';

const ID = 'direction';
const at = siteFigures().find(({ id }) => id === ID)?.page.path ?? ID;
const LOSSES = ['klQP', 'klPQ', 'l2Squared', 'jsd', 'tv'] as const satisfies readonly FitLoss[];
const p = {
  family: 'gaussianMixture',
  weights: [0.3, 0.7],
  means: [-3, 2],
  sds: [0.6, 1],
} as const;

/** All losses at q as the core has them, and q's two handles on the curve and on the map say the same. */
async function expectOfCore(figure: Figure): Promise<void> {
  const now = await figure.positions();
  expect(now['q.map.mean']).toBe(now['q.mean']);
  expect(now['q.map.sd']).toBe(now['q.sd']);
  const own = compare({ family: 'normal', mean: now['q.mean'], sd: now['q.sd'] }, p);
  const shown = await figure.quantities();
  for (const loss of LOSSES) expect(shown[loss] / own[loss].value, loss).toBeCloseTo(1, 9);
}

test('by mouse and keyboard: q on the curve and on the map, with its losses; the best fits by the worker', async ({
  page,
}) => {
  const figure = await openFigure(page, at, ID);
  await expectOfCore(figure);
  for (const loss of LOSSES) {
    const { minima } = bestFit(p, loss);
    const shown = await figure.quantities();
    expect(shown[`fit.${loss}.mean`]).toBeCloseTo(minima[0].mean, 6);
    expect(shown[`fit.${loss}.sd`]).toBeCloseTo(minima[0].sd, 6);
    expect(shown[`fit.${loss}.value`]).toBeCloseTo(minima[0].value, 9);
  }

  // On the curve one number moves, on the map both.
  const first = await figure.positions();
  await figure.drag('q.mean', 60, 0);
  const second = await figure.positions();
  expect(second['q.mean']).toBeGreaterThan(first['q.mean']);
  expect(second['q.sd']).toBe(first['q.sd']);
  await expectOfCore(figure);
  await figure.drag('q.map.sd', -50, -40);
  const third = await figure.positions();
  expect(third['q.mean']).toBeLessThan(second['q.mean']);
  expect(third['q.sd']).toBeGreaterThan(second['q.sd']);
  await expectOfCore(figure);

  // By keys each of the two sliders on the map has a number of its own.
  await figure.press('q.map.mean', 'ArrowRight');
  await figure.press('q.map.sd', 'ArrowDown');
  const fourth = await figure.positions();
  expect(fourth['q.mean']).toBeGreaterThan(third['q.mean']);
  expect(fourth['q.sd']).toBeLessThan(third['q.sd']);
  await expectOfCore(figure);
});

test('a descent ends where its start leads: KL(q‖p) on the lesser hump, KL(p‖q) at the moments', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const figure = await openFigure(page, `${at}?preset=lesser`, ID);
  const down = async (loss: 'klQP' | 'klPQ', end: FitMinimum) => {
    let before = Infinity;
    const many = figure.root.getByRole('group', { name: 'descent of q' }).getByRole('button', {
      name: /steps/iu,
    });
    const downhill = async (): Promise<number> => {
      await many.click();
      const value = (await figure.quantities())[loss];
      expect(value).toBeLessThanOrEqual(before + 1e-9);
      before = value;
      return value - end.value;
    };
    // The way is worked out by the worker first; until then a click waits.
    await expect.poll(downhill, { timeout: 60_000, intervals: [100] }).toBeLessThan(1e-6);
    expect((await figure.state('q.mean')).now).toBeCloseTo(end.mean, 2);
    expect((await figure.state('q.sd')).now).toBeCloseTo(end.sd, 2);
  };
  const [best, other] = bestFit(p, 'klQP').minima;
  expect(other.mean).toBeLessThan(best.mean);
  await down('klQP', other);
  await figure.root.getByRole('radio', { name: 'Show the landscape of KL(p‖q)' }).check();
  await down('klPQ', bestFit(p, 'klPQ').minima[0]);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });

  test('q follows the finger on the map, and the page does not scroll', async ({
    page,
    context,
  }) => {
    const figure = await openFigure(page, at, ID);
    const client = await context.newCDPSession(page);
    const from = await figure.centre('q.map.sd');
    const top = await page.evaluate(() => scrollY);
    const before = await figure.positions();
    await swipe(client, from, { x: 40, y: -30 });
    const after = await figure.positions();
    expect(after['q.mean']).toBeGreaterThan(before['q.mean']);
    expect(after['q.sd']).toBeGreaterThan(before['q.sd']);
    expect(await page.evaluate(() => scrollY)).toBe(top);
    await expectOfCore(figure);
  });
});
