import { readFileSync } from 'node:fs';
import path from 'node:path';
import { badNumbers, brokenLines, openFigure } from './figure';
import { expect, test } from './fixtures';
import { siteFigures } from './site';

const ID = 'two-rulers';
const at = siteFigures().find(({ id }) => id === ID)?.page.path ?? ID;
const QUANTITIES = ['klQP', 'klPQ', 'l2Squared', 'jsd', 'tv'] as const;

type Spec = Readonly<Record<string, number | string | readonly number[]>>;

interface ReferenceCase {
  readonly id: string;
  readonly q: Spec;
  readonly p: Spec;
  readonly expected: Record<string, number | 'Infinity'>;
}

const REFERENCE = path.resolve(import.meta.dirname, '../src/math/reference/divergence-1d.json');
const cases = (JSON.parse(readFileSync(REFERENCE, 'utf8')) as { cases: ReferenceCase[] }).cases;

/** The reference pairs that the figure can show: its families, within the range of its handles. */
const shown = [
  'div1d-normal-shift',
  'div1d-normal-scale',
  'div1d-normal-both',
  'div1d-identical',
  'div1d-near-mean-1e-6',
  'div1d-t3-vs-normal',
  'div1d-t2-vs-normal-infinite',
  'div1d-laplace-laplace',
  'div1d-logistic-vs-normal',
  'div1d-uniform-overlap',
  'div1d-uniform-vs-normal',
  'div1d-mixture-vs-normal',
];

/** A spec as the URL has it: family, then its fields in their order; a mixture component by component. */
function specText({ family, ...fields }: Spec): string {
  const values = Object.values(fields);
  const length = Array.isArray(values[0]) ? values[0].length : 1;
  const rows = Array.from({ length }, (_, i) =>
    values.map((value) => (Array.isArray(value) ? String(value[i]) : String(value))).join('_'),
  );
  return [family, ...rows].join('_');
}

/** The relative difference; 0 for the same infinity, and within the references' 1e-14 about an exact zero. */
function relativeError(value: number | undefined, expected: number): number {
  if (value === expected) return 0;
  const error = Math.abs((value ?? Number.NaN) - expected);
  return expected === 0 && error <= 1e-14 ? 0 : error / Math.abs(expected);
}

for (const id of shown) {
  test(`shows the reference values of ${id}`, async ({ page }) => {
    const reference = cases.find((candidate) => candidate.id === id);
    if (reference === undefined) throw new Error(`${id} is not in the reference file`);
    const query = `?q=${specText(reference.q)}&p=${specText(reference.p)}`;
    const figure = await openFigure(page, at + query, ID);
    const values = await figure.quantities();
    for (const name of QUANTITIES) {
      const error = relativeError(values[name], Number(reference.expected[name]));
      expect(error, `${name} = ${values[name]}`).toBeLessThanOrEqual(1e-10);
    }
    const l2 = Math.sqrt(Number(reference.expected['l2Squared']));
    expect(relativeError(values['l2'], l2), `l2 = ${values['l2']}`).toBeLessThanOrEqual(1e-10);
    expect(await badNumbers(figure)).toEqual([]);
    expect(await brokenLines(figure)).toEqual([]);
  });
}

test('two unit normals keep KL = d²/2 wherever they are dragged', async ({ page }) => {
  const figure = await openFigure(page, `${at}?q=normal_0_1&p=normal_3_1`, ID);
  expect(await figure.params()).toEqual(
    expect.arrayContaining(['q.mean', 'q.sd', 'p.mean', 'p.sd']),
  );
  expect((await figure.quantities())['klQP']).toBeCloseTo(4.5, 10);
  const seen = new Set<number>();
  for (const [param, dx] of [
    ['q.mean', -40],
    ['p.mean', 35],
    ['p.mean', -70],
    ['q.mean', 15],
  ] as const) {
    await figure.drag(param, dx, 0);
    const d = (await figure.state('q.mean')).now - (await figure.state('p.mean')).now;
    const { klQP = Number.NaN, klPQ = Number.NaN } = await figure.quantities();
    expect(relativeError(klQP, d ** 2 / 2), `KL(q‖p) at d = ${d}`).toBeLessThanOrEqual(1e-10);
    expect(relativeError(klPQ, d ** 2 / 2), `KL(p‖q) at d = ${d}`).toBeLessThanOrEqual(1e-10);
    seen.add(d);
  }
  expect(seen.size).toBe(4);
});

test('a handle moved to the right moves its curve to the right, and a wider one is wider', async ({
  page,
}) => {
  const figure = await openFigure(page, `${at}?q=normal_0_1&p=normal_2_1`, ID);
  const { mean, sd } = {
    mean: (await figure.state('q.mean')).now,
    sd: (await figure.state('q.sd')).now,
  };
  await figure.drag('q.mean', 40, 0);
  expect((await figure.state('q.mean')).now).toBeGreaterThan(mean);
  expect((await figure.state('q.sd')).now).toBe(sd);
  const centre = await figure.centre('q.mean');
  const shoulder = await figure.centre('q.sd');
  await figure.drag('q.sd', shoulder.x > centre.x ? 30 : -30, 0);
  expect((await figure.state('q.sd')).now).toBeGreaterThan(sd);
});

test('an infinite divergence is shown as ∞ with its reason', async ({ page }) => {
  const figure = await openFigure(page, `${at}?q=normal_0_1&p=uniform_-1_2`, ID);
  const { klQP, klPQ } = await figure.quantities();
  expect(klQP).toBe(Number.POSITIVE_INFINITY);
  expect(Number.isFinite(klPQ)).toBe(true);
  await expect(figure.root.locator('output[data-quantity="klQP"]')).toContainText('∞');
  await expect(figure.root).toContainText(/\bmass where\b|\boutside\b|\bsupport\b/u);
  expect(await badNumbers(figure)).toEqual([]);
  expect(await brokenLines(figure)).toEqual([]);
});

test('a bad value in the URL falls back with a visible notice that does not repeat it', async ({
  page,
}) => {
  const usual = await openFigure(page, at, ID);
  const values = await usual.quantities();
  const figure = await openFigure(page, `${at}?q=normal_zebra_1&p=%3Cimg%20src%3Dzebra%3E`, ID);
  expect(await figure.quantities()).toEqual(values);
  const notice = figure.root
    .getByRole('status')
    .or(figure.root.getByRole('alert'))
    .filter({ hasText: /\bq\b/u })
    .filter({ visible: true });
  await expect(notice.first()).toBeVisible();
  expect(await page.content()).not.toContain('zebra');
});

test('a value out of range is moved into it, which a notice says and the URL names', async ({
  page,
}) => {
  const figure = await openFigure(page, `${at}?theme=dark&q=normal_0_77`, ID);
  expect((await figure.state('q.sd')).now).toBe(5);
  await expect(figure.root.locator('.notice')).toHaveText(
    /“q” is out of range, so the nearest allowed value is shown; allowed is sd from 0\.05 to 5\./u,
  );
  await expect.poll(() => new URL(page.url()).search).toBe('?theme=dark&q=normal_0_5');
});

test('a whole drag is one step of undo', async ({ page }) => {
  const figure = await openFigure(page, at, ID);
  const start = await figure.positions();
  await figure.drag('p.mean', 50, 0);
  expect(await figure.positions()).not.toEqual(start);
  await figure.root.getByRole('button', { name: /undo/iu }).click();
  await expect.poll(() => figure.positions()).toEqual(start);
  await expect(figure.root.getByRole('button', { name: /undo/iu })).toBeDisabled();
});
