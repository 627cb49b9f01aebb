// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createFigureStore, type FigureModel, type Snapshot } from '../state';
import { StoreProvider } from '../ui';
import { contourLevels } from './contourLevels';
import { contourRings, ringPaths, type ContourField } from './contourPaths';
import { Contours, Plot, type ContourMap } from '.';

afterEach(cleanup);

function field(
  columns: number,
  rows: number,
  at: (column: number, row: number) => number,
): ContourField {
  const values = Float64Array.from({ length: columns * rows }, (_, i) =>
    at(i % columns, Math.floor(i / columns)),
  );
  return { columns, rows, values };
}

type Ring = ReturnType<typeof contourRings>[number];

/** By the shoelace formula; positive where the ground lies on the left of the line. */
const areaOf = (ring: Ring): number =>
  ring.reduce((sum, { column, row }, i) => {
    const next = ring[(i + 1) % ring.length];
    return sum + (column * next.row - next.column * row) / 2;
  }, 0);

const bowl = field(41, 31, (x, y) => (x - 20) ** 2 + (y - 15) ** 2);

describe('the ring around low ground', () => {
  it('is a circle where the field is a bowl', () => {
    const [ring, ...others] = contourRings(bowl, 100);
    expect(others).toEqual([]);
    for (const { column, row, isEdge } of ring) {
      expect(Math.hypot(column - 20, row - 15)).toBeCloseTo(10, 1);
      expect(isEdge).toBe(false);
    }
    expect(Math.abs(areaOf(ring))).toBeCloseTo(Math.PI * 100, -1);
  });

  it('surrounds each of two basins, and a hill inside of one the other way round', () => {
    const twins = field(41, 21, (x, y) => Math.min((x - 10) ** 2, (x - 30) ** 2) + (y - 10) ** 2);
    expect(contourRings(twins, 16)).toHaveLength(2);
    const moat = field(41, 41, (x, y) => Math.abs(Math.hypot(x - 20, y - 20) - 10));
    const areas = contourRings(moat, 3)
      .map(areaOf)
      .toSorted((a, b) => a - b);
    expect(areas).toHaveLength(2);
    expect(areas[0] * areas[1]).toBeLessThan(0);
    expect(Math.max(...areas.map(Math.abs))).toBeCloseTo(Math.PI * 169, -1);
    expect(Math.min(...areas.map(Math.abs))).toBeCloseTo(Math.PI * 49, -1);
  });

  it('goes along the edge of the grid where the ground goes on, and says so', () => {
    const slope = field(11, 6, (x) => x);
    const [ring] = contourRings(slope, 4.5);
    expect(Math.abs(areaOf(ring))).toBeCloseTo(4.5 * 5, 12);
    expect(ring.filter(({ isEdge }) => !isEdge).every(({ column }) => column === 4.5)).toBe(true);
    const { area, line } = ringPaths([ring], (column, row) => [10 * column, 10 * row]);
    expect(area.match(/M/g)).toHaveLength(1);
    expect(area).toContain('0.0,0.0');
    // The line is what is not the edge: upright at 45, from bottom to top.
    expect(
      line
        .replaceAll(/[ML]/g, ' ')
        .trim()
        .split(' ')
        .every((at) => at.startsWith('45.0,')),
    ).toBe(true);
    expect(line).toMatch(/45\.0,0\.0/);
    expect(line).toMatch(/45\.0,50\.0/);
  });

  it('keeps the whole of the lowest ground apart from infinite ground', () => {
    const cliff = field(9, 9, (x) => (x < 4 ? 0 : Infinity));
    const [ring, ...others] = contourRings(cliff, 1);
    expect(others).toEqual([]);
    expect(Math.max(...ring.map(({ column }) => column))).toBe(3);
  });

  it('is none where all is high, and the frame where all is low', () => {
    expect(contourRings(bowl, -1)).toEqual([]);
    const [frame] = contourRings(bowl, 1e9);
    expect(Math.abs(areaOf(frame))).toBe(40 * 30);
    expect(ringPaths([frame], (column, row) => [column, row]).line).toBe('');
  });

  it('decides a saddle by the mean of its four corners', () => {
    const saddle = (middle: number) =>
      field(4, 4, (x, y) => {
        const inner = x > 0 && x < 3 && y > 0 && y < 3;
        return inner ? (x === y ? 0 : middle) : 9;
      });
    // Two low corners across from each other: one basin where the other two are hardly higher, two where they are high.
    expect(contourRings(saddle(1.5), 1)).toHaveLength(1);
    expect(contourRings(saddle(8), 1)).toHaveLength(2);
  });
});

it('paths leave out what nobody sees, and nothing else', () => {
  const [ring] = contourRings(bowl, 144);
  const { area } = ringPaths([ring], (column, row) => [8 * column, 8 * row]);
  const points = area
    .replaceAll(/[MLZ]/g, ' ')
    .trim()
    .split(/\s+/)
    .map((at) => at.split(',').map(Number));
  expect(points.length).toBeLessThan(ring.length);
  for (const [x, y] of points) expect(Math.hypot(x - 160, y - 120)).toBeCloseTo(96, 0);
  // Halfway between neighbours, too.
  for (const [i, [x, y]] of points.entries()) {
    const [toX, toY] = points[(i + 1) % points.length];
    expect(Math.abs(Math.hypot((x + toX) / 2 - 160, (y + toY) / 2 - 120) - 96)).toBeLessThan(1.2);
  }
});

describe('levels', () => {
  it('are round, ascend, and divide the map', () => {
    const levels = contourLevels(bowl.values);
    expect(levels.length).toBeGreaterThanOrEqual(8);
    expect([...levels]).toEqual([...new Set(levels)].toSorted((a, b) => a - b));
    for (const level of levels) expect(Number(level.toPrecision(2))).toBe(level);
    const below = (level: number) =>
      [...(bowl.values as Float64Array)].filter((value) => value <= level).length;
    expect(below(levels[0])).toBeLessThan(0.05 * bowl.values.length);
    expect(below(levels.at(-1)!)).toBeGreaterThan(0.8 * bowl.values.length);
  });

  it('leave infinite ground aside, and are one where the field is flat', () => {
    expect(contourLevels([1, 2, Infinity, Infinity])).not.toContain(Infinity);
    expect(contourLevels([3, 3, 3])).toEqual([3]);
  });
});

describe('the drawing', () => {
  const map: ContourMap = { ...bowl, x: [-2, 2], y: [1, 3] };
  const model: FigureModel<{ readonly map?: ContourMap }, null> = {
    id: 'map',
    initial: {},
    derive: () => null,
    params: [],
    presets: [],
  };
  type Snap = Snapshot<{ readonly map?: ContourMap }, null>;

  it('is empty before there is a map, then has a band and a line for each level', () => {
    const store = createFigureStore(model);
    const { container } = render(
      <StoreProvider store={store}>
        <Plot label="Map" height={200} x={{ domain: [-2, 2] }} y={{ domain: [1, 3] }}>
          <Contours
            of={(now: Snap) => now.state.map}
            settled={(now: Snap) => now.state.map !== undefined}
            tone="kl"
            legend="KL"
          />
        </Plot>
      </StoreProvider>,
    );
    const drawn = (kind: string) =>
      [...container.querySelectorAll(kind)].filter((path) => path.getAttribute('d'));
    expect(drawn('.contour-band')).toEqual([]);
    expect(container.querySelector('.contours')!.getAttribute('data-settled')).toBe('false');
    store.update(() => ({ map }));
    const levels = contourLevels(map.values);
    expect(drawn('.contour-band')).toHaveLength(levels.length);
    expect(drawn('.contour-line')).toHaveLength(levels.length);
    expect(container.querySelector('.contours')!.hasAttribute('data-settled')).toBe(false);
    const told = [...container.querySelectorAll('.contours .axis-number')].map(
      (text) => text.textContent,
    );
    expect(told).toContain(String(levels.at(-1)));
    // The lowest band lies on top, in the middle of the picture.
    const top = drawn('.contour-band').at(-1)!.getAttribute('d')!;
    const xs = top
      .split(/[MLZ]/)
      .filter(Boolean)
      .map((at) => Number(at.split(',')[0]));
    expect((Math.min(...xs) + Math.max(...xs)) / 2).toBeCloseTo(290, 0);
  });
});
