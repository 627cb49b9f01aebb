/** The learning race by hand: what it shows at each step is what the core computes for the state that its handles name. */
import { bestRate, createRun, RACE_LOSSES, type RaceLoss } from '../src/math';
import { openFigure, swipe, type Figure } from './figure';
import { expect, test } from './fixtures';
import { siteFigures } from './site';

const ID = 'learning-race';
const at = siteFigures().find(({ id }) => id === ID)?.page.path ?? ID;
const RATES: Readonly<Record<RaceLoss, string>> = {
  kl: 'rate.kl',
  halfL2: 'rate.l2',
  l1: 'rate.l1',
  jsd: 'rate.jsd',
};

/** The race as the handles name it, run by the core. */
async function raceOf(figure: Figure) {
  const now = await figure.positions();
  const list = (name: string): number[] =>
    Object.keys(now)
      .filter((param) => param.startsWith(`${name}.`))
      .map((_param, i) => now[`${name}.${i}`]);
  const [target, logits] = [list('target.probs'), list('start')];
  return RACE_LOSSES.map((loss) => {
    const factor = loss === 'halfL2' ? now['factor'] : 1;
    const rate = now[RATES[loss]];
    return { loss, point: createRun({ logits, target, loss, rate, factor }).at(now['step']) };
  });
}

/** L1 steps over the target and back: its last digits grow to first ones, and are the browser's own. */
async function expectOfCore(figure: Figure): Promise<void> {
  const shown = await figure.quantities();
  for (const { loss, point } of await raceOf(figure)) {
    if (loss === 'l1') continue;
    expect(shown[`tv.${loss}`], `tv.${loss}`).toBeCloseTo(point.tv, 9);
    expect(shown[`loss.${loss}`], `loss.${loss}`).toBeCloseTo(point.loss, 9);
    expect(shown[`gradientNorm.${loss}`]).toBeCloseTo(point.gradientNorm, 9);
  }
}

test('by mouse and keyboard: start, rate, step, factor, and the best rates by the worker', async ({
  page,
}) => {
  const figure = await openFigure(page, `${at}?preset=uniform`, ID);
  await expectOfCore(figure);

  // A start that is dragged up, and a step that is asked for by keys.
  const before = (await figure.state('start.4')).now;
  await figure.drag('start.4', 0, -50);
  expect((await figure.state('start.4')).now).toBeGreaterThan(before + 3);
  await figure.press('step', 'Home');
  for (const key of ['PageUp', 'ArrowRight', 'ArrowRight']) await figure.press('step', key);
  expect((await figure.state('step')).now).toBe(102);
  await expectOfCore(figure);

  // The step by its handle: the numbers follow while the hand is still down.
  await figure.drag('step', -60, 0);
  expect((await figure.state('step')).now).toBeLessThan(102);
  await expectOfCore(figure);

  // A factor is a rate, of squares and of nothing else.
  const plain = await figure.quantities();
  const rate = (await figure.state(RATES.halfL2)).now;
  await figure.press('factor', 'PageUp');
  const { now: factor } = await figure.state('factor');
  expect(factor).toBeGreaterThan(1);
  const field = figure.root.locator(`input[data-control="${RATES.halfL2}"]`);
  await field.fill(String(rate / factor));
  await field.press('Enter');
  const scaled = await figure.quantities();
  expect(scaled['tv.halfL2']).toBeCloseTo(plain['tv.halfL2'], 4);
  expect(scaled['tv.kl']).toBe(plain['tv.kl']);

  const button = figure.root.getByRole('button', { name: 'Best rate for each' });
  await expect(button).not.toHaveAttribute('aria-disabled', 'true', { timeout: 60_000 });
  await button.click();
  const now = await figure.positions();
  const logits = [0, 1, 2, 3, 4].map((i) => now[`start.${i}`]);
  const target = [0, 1, 2, 3, 4].map((i) => now[`target.probs.${i}`]);
  for (const loss of ['kl', 'halfL2'] as const) {
    const own = bestRate({ logits, target, loss, factor: loss === 'halfL2' ? factor : 1 });
    expect(now[RATES[loss]] / own.rate).toBeCloseTo(1, 3);
    const arrival = figure.root.locator(`output[data-quantity="arrival.${loss}"]`);
    await expect(arrival).toHaveAttribute('data-value', String(own.steps));
  }
});

test('play runs to the last arrival and rests there, and steps back by one', async ({ page }) => {
  const figure = await openFigure(page, `${at}?preset=uniform`, ID);
  await figure.root.getByRole('button', { name: /^play/iu }).click();
  const arrivals = figure.root.locator('output[data-quantity^="arrival."]');
  await expect(arrivals).toHaveCount(RACE_LOSSES.length);
  const last = Math.max(
    ...(await arrivals.evaluateAll((all) =>
      all.map((each) => Number((each as HTMLElement).dataset['value'])),
    )),
  );
  await expect.poll(async () => (await figure.state('step')).now).toBeGreaterThanOrEqual(last);
  await expect(figure.root.getByRole('button', { name: /^play/iu })).toBeVisible();
  const { now } = await figure.state('step');
  await figure.root.getByRole('button', { name: /back/iu }).click();
  expect((await figure.state('step')).now).toBe(now - 1);
  await expectOfCore(figure);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });

  test('a bar of the target follows the finger, the race with it, and the page does not scroll', async ({
    page,
    context,
  }) => {
    const figure = await openFigure(page, `${at}?preset=uniform&step=3`, ID);
    const client = await context.newCDPSession(page);
    const from = await figure.centre('target.probs.2');
    const top = await page.evaluate(() => scrollY);
    const { now } = await figure.state('target.probs.2');
    await swipe(client, from, { x: 0, y: -60 });
    expect((await figure.state('target.probs.2')).now).toBeGreaterThan(now + 0.15);
    expect(await page.evaluate(() => scrollY)).toBe(top);
    await expectOfCore(figure);
  });
});
