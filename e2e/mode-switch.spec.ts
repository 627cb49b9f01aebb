/** Two equal humps pulled apart and pushed together: q stays in its minimum while there is one, whatever is best. */
import { bestFit, type GaussianMixtureSpec } from '../src/math';
import { openFigure, type Figure } from './figure';
import { expect, test } from './fixtures';
import { siteFigures } from './site';

const ID = 'mode-switch';
const at = siteFigures().find(({ id }) => id === ID)?.page.path ?? ID;
const humps = (a: number): GaussianMixtureSpec => ({
  family: 'gaussianMixture',
  weights: [0.5, 0.5],
  means: [-a, a],
  sds: [1, 1],
});

async function expectOfCore(figure: Figure): Promise<void> {
  const { now } = await figure.state('apart');
  const { minima } = bestFit(humps(now), 'klQP');
  const shown = await figure.quantities();
  const covering = minima.find(({ mean }) => Math.abs(mean) < 0.1);
  const onOne = minima.find(({ mean }) => mean > 0.5);
  expect(shown['covering.value']).toBeCloseTo(covering?.value ?? Number.NaN, 6);
  expect(shown['covering.sd']).toBeCloseTo(covering?.sd ?? Number.NaN, 4);
  if (onOne === undefined) expect(shown['onOne.value']).toBeUndefined();
  else {
    expect(shown['onOne.value']).toBeCloseTo(onOne.value, 6);
    expect(shown['onOne.sd']).toBeCloseTo(onOne.sd, 4);
  }
}

const meanOf = async (figure: Figure): Promise<number> => (await figure.quantities())['q.mean'];

test('the way up and the way down are not the same', async ({ page }) => {
  const figure = await openFigure(page, at, ID);
  await expectOfCore(figure);
  const type = async (apart: number) => {
    const field = figure.root.locator('input[data-control="apart"]');
    await field.fill(String(apart));
    await field.press('Enter');
    expect((await figure.state('apart')).now).toBe(apart);
    await expectOfCore(figure);
    return meanOf(figure);
  };
  // Upwards past the jump, by hand: q still covers both.
  await figure.drag('apart', 120, 0);
  expect((await figure.state('apart')).now).toBeGreaterThan(2.81);
  expect(await meanOf(figure)).toBeCloseTo(0, 6);
  expect(await type(3.5)).toBeCloseTo(0, 6);
  // Put on the right hump, and back below the jump: it stays there, until its minimum is gone.
  await figure.root.getByRole('radio', { name: 'on the right hump' }).check();
  expect(await meanOf(figure)).toBeGreaterThan(3);
  expect(await type(2.6)).toBeGreaterThan(2);
  expect(await type(2.42)).toBeGreaterThan(2);
  expect(await type(2.4)).toBeCloseTo(0, 6);
  expect(await type(2.6)).toBeCloseTo(0, 6);
});
