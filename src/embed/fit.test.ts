import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plotHeight } from '../plot';
import { fitParts, type Box, type Part } from './fit';

const plot = (inner = 220): Part => ({
  fixed: 0,
  plots: [{ around: 74, inner, least: Math.min(inner, 56) }],
  isAside: false,
});
const words = (fixed = 100): Part => ({ fixed, plots: [], isAside: true });

const PARTS: readonly Part[] = [
  plot(),
  words(150),
  { ...plot(100), fixed: 90 },
  words(),
  words(90),
];
const box = (width: number, height: number): Box => ({ width, height, fontSize: 16, gap: 8 });
const fit = (width: number, height: number, parts = PARTS) =>
  fitParts(box(width, height), () => parts);

const heightOf = (parts: readonly Part[], shown: readonly number[], share: number, gap: number) =>
  shown
    .map((i) => parts[i].plots.reduce((sum, one) => sum + plotHeight(one, share), parts[i].fixed))
    .reduce((sum, height) => sum + height, Math.max(0, shown.length - 1) * gap);

describe('the parts of a figure in a box', () => {
  it('are one under the other where there is room, the plots as tall as it allows', () => {
    const pages = fit(500, 1000);
    expect(pages).toHaveLength(1);
    expect(pages[0].columns).toBe(1);
    expect(pages[0].parts).toEqual([0, 1, 2, 3, 4]);
    expect(pages[0].share).toBeGreaterThan(1);
    expect(heightOf(PARTS, pages[0].parts, pages[0].share, 8)).toBeLessThanOrEqual(1000);
  });

  it('are beside each other in a wide box that is too low for that', () => {
    const pages = fit(720, 420);
    expect(pages).toMatchObject([{ columns: 2, parts: [0, 1, 2, 3, 4] }]);
    expect(pages[0].share).toBeLessThan(0.8);
  });

  it('are on several pages in a small box, each part on one', () => {
    const pages = fit(280, 180);
    expect(pages.flatMap(({ parts }) => parts)).toEqual([0, 1, 2, 3, 4]);
    expect(pages.length).toBeGreaterThan(2);
  });

  it('keep the plots in view while the words beside them are turned over', () => {
    const pages = fit(500, 300, [plot(), words(200), words(200)]);
    expect(pages.map(({ parts }) => parts)).toEqual([
      [0, 1],
      [0, 2],
    ]);
  });

  it('that are too high beside the plots are on a page of their own width', () => {
    const narrow = [plot(), words(150), words(400)];
    const wide = [plot(), words(80), words(180)];
    const pages = fitParts(box(500, 300), (columns) => (columns === 2 ? narrow : wide));
    expect(pages).toMatchObject([
      { columns: 2, parts: [0, 1] },
      { columns: 1, parts: [2] },
    ]);
  });

  it('that are hidden take no room', () => {
    expect(fit(280, 180, [plot(), words(0)]).map(({ parts }) => parts)).toEqual([[0]]);
    expect(fit(280, -20, [words(0)])).toHaveLength(1);
    expect(fit(700, -20, [])).toHaveLength(1);
  });

  it('begin with a plot in a small box', () => {
    const pages = fit(280, 180, [words(60), plot(), words(60)]);
    expect(pages.map(({ parts }) => parts)).toEqual([[1], [0, 2]]);
  });

  it('take the room they have in the columns that they are in', () => {
    const asked: number[] = [];
    fitParts(box(720, 300), (columns) => {
      asked.push(columns);
      return PARTS;
    });
    expect(asked).toEqual([1, 2]);
  });

  it('are all shown and never too high, but for a part that is higher than the box by itself', () => {
    const extra = fc.integer({ min: 0, max: 300 });
    const drawn = fc.array(
      fc.integer({ min: 20, max: 300 }).map((inner) => plot(inner).plots[0]),
      { minLength: 1, maxLength: 3 },
    );
    const part = fc.oneof(
      extra.map(words),
      fc.record({ fixed: extra, plots: drawn, isAside: fc.constant(false) }),
    );
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 200, max: 1200 }),
        fc.integer({ min: 100, max: 900 }),
        (parts, width, height) => {
          const pages = fit(width, height, parts);
          const shown = new Set(pages.flatMap((page) => page.parts));
          expect(shown.size).toBe(
            parts.filter(({ fixed, plots }) => fixed > 0 || plots.length > 0).length,
          );
          for (const page of pages) {
            const { columns } = page;
            const sides = columns === 1 ? [true] : [true, false];
            for (const isMain of sides) {
              const column = page.parts.filter(
                (i) => columns === 1 || !parts[i].isAside === isMain,
              );
              const tall = heightOf(parts, column, page.share, 8);
              if (column.length > 1) expect(tall).toBeLessThanOrEqual(height);
            }
            expect(page.share).toBeLessThanOrEqual(1.6);
          }
        },
      ),
      { numRuns: 500, seed: 4 },
    );
  });
});
