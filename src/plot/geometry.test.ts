import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutLabels, type LabelBox } from './labelLayout';
import { areaPath, linePath, splitBySign } from './path';
import { makeScale } from './scale';
import { axisTicks } from './ticks';

const x = makeScale({ domain: [0, 10] }, 0, 100);
const y = makeScale({ domain: [0, 1] }, 100, 0);

describe('the path of a curve', () => {
  it('goes through the points in pixels, to a tenth', () => {
    expect(linePath({ x: [0, 5, 10], y: [0, 1, 1 / 3] }, x, y)).toBe('M0,100L50,0L100,66.7');
  });

  it('writes only the ends of a level stretch', () => {
    const points = { x: [0, 1, 2, 3, 4, 5], y: [0, 0, 0, 0, 1, 1] };
    expect(linePath(points, x, y)).toBe('M0,100L30,100L40,0L50,0');
  });

  it('has a gap where there is no number, and leaves the picture for an infinite one', () => {
    expect(linePath({ x: [0, 1, 2, 3], y: [0, NaN, 1, 0] }, x, y)).toBe('M0,100M20,0L30,100');
    expect(linePath({ x: [0, 1], y: [0, Infinity] }, x, y)).toBe('M0,100L10,-5000');
  });

  it('leaves no mark of gaps at the ends or side by side', () => {
    const points = { x: [0, 1, 2, 3, 4, 5], y: [NaN, 0, 1, NaN, NaN, NaN] };
    expect(linePath(points, x, y)).toBe('M10,100L20,0');
  });

  it('leaves out the points that make no difference to be seen, and no others', () => {
    const wave = (share: number) => 0.5 + 0.4 * Math.sin(7 * share) * Math.exp(-share);
    const xs = Array.from({ length: 1001 }, (_, i) => i / 100);
    const path = linePath({ x: xs, y: xs.map((value) => wave(value / 10)) }, x, y);
    const drawn = path
      .slice(1)
      .split('L')
      .map((point) => point.split(',').map(Number) as [number, number]);
    expect(drawn.length).toBeLessThan(60);
    for (const value of xs) {
      const right = drawn.findIndex(([at]) => at >= x(value));
      const [[fromX, fromY], [toX, toY]] = [drawn[Math.max(0, right - 1)], drawn[right]];
      const share = toX === fromX ? 0 : (x(value) - fromX) / (toX - fromX);
      expect(Math.abs(fromY + share * (toY - fromY) - y(wave(value / 10)))).toBeLessThan(0.25);
    }
  });

  it('of the same heights on another scale is another', () => {
    const points = { x: [0, 10], y: [0, 1] };
    expect(linePath(points, x, y)).toBe('M0,100L100,0');
    expect(linePath(points, x, makeScale({ domain: [0, 2] }, 100, 0))).toBe('M0,100L100,50');
    expect(linePath(points, x, y)).toBe('M0,100L100,0');
  });

  it('closes an area on zero', () => {
    expect(areaPath({ x: [0, 10], y: [0.5, 1] }, x, y)).toBe('M0,50L100,0L100,100L0,100Z');
  });
});

describe('a signed curve', () => {
  it('is split exactly where it crosses zero', () => {
    const { above, below } = splitBySign({ x: [0, 1, 2], y: [1, -3, 0] });
    expect(above).toEqual({ x: [0, 0.25, 1, 2], y: [1, 0, 0, 0] });
    expect(below).toEqual({ x: [0, 0.25, 1, 2], y: [0, 0, -3, 0] });
  });

  it('keeps the area: the two parts add up to the whole', () => {
    const area = (xs: ArrayLike<number>, ys: ArrayLike<number>) => {
      let sum = 0;
      for (let i = 1; i < xs.length; i += 1) sum += ((ys[i] + ys[i - 1]) / 2) * (xs[i] - xs[i - 1]);
      return sum;
    };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2 }), (ys) => {
        const xs = ys.map((_, i) => i);
        const { above, below } = splitBySign({ x: xs, y: ys });
        expect(Math.min(...Array.from(above.y))).toBeGreaterThanOrEqual(0);
        expect(Math.max(...Array.from(below.y))).toBeLessThanOrEqual(0);
        expect(area(above.x, above.y) + area(below.x, below.y)).toBeCloseTo(area(xs, ys), 9);
      }),
    );
  });
});

describe('ticks', () => {
  it.each([40, 200, 580, 1400])('do not touch on an axis of %d px', (width) => {
    for (const domain of [
      [-10, 10],
      [0, 0.0004],
      [-12345, 99999],
    ] as const) {
      const ticks = axisTicks(makeScale({ domain }, 0, width), 'x', 13.5);
      if (ticks.length <= 3) continue;
      for (const [i, tick] of ticks.entries()) {
        if (i === 0) continue;
        const before = ticks[i - 1];
        const text = ((tick.text.length + before.text.length) / 2) * 0.55 * 13.5;
        expect(tick.pixel - before.pixel).toBeGreaterThan(text);
      }
    }
  });

  it('are round numbers with a typographic minus', () => {
    const ticks = axisTicks(makeScale({ domain: [-10, 10] }, 0, 580), 'x', 13.5);
    expect(ticks.map(({ text }) => text)).toEqual([
      '−10',
      '−8',
      '−6',
      '−4',
      '−2',
      '0',
      '2',
      '4',
      '6',
      '8',
      '10',
    ]);
  });

  // What d3-scale and d3-format write for these domains.
  it.each<[[number, number], string[]]>([
    [
      [0, 1],
      ['0.0', '0.2', '0.4', '0.6', '0.8', '1.0'],
    ],
    [
      [0, 0.0004],
      ['0.0000', '0.0001', '0.0002', '0.0003', '0.0004'],
    ],
    [
      [-12345, 99999],
      ['0', '20,000', '40,000', '60,000', '80,000'],
    ],
    [
      [0, 5e6],
      ['0', '1,000,000', '2,000,000', '3,000,000', '4,000,000', '5,000,000'],
    ],
    [
      [10, -10],
      ['10', '5', '0', '−5', '−10'],
    ],
    [[2, 2], ['2']],
  ])('have the decimals of their step and commas between thousands, on %j', (domain, texts) => {
    const ticks = axisTicks(makeScale({ domain }, 300, 0), 'y', 20);
    expect(ticks.map(({ text }) => text)).toEqual(texts);
  });

  it('are powers of ten on a log axis, fewer when they do not fit', () => {
    const texts = (width: number) =>
      axisTicks(makeScale({ domain: [1e-6, 100], type: 'log' }, 0, width), 'x', 13.5, 'log').map(
        ({ text }) => text,
      );
    expect(texts(580)).toEqual(['10⁻⁶', '10⁻⁵', '10⁻⁴', '10⁻³', '10⁻²', '10⁻¹', '1', '10', '10²']);
    expect(texts(200)).toEqual(['10⁻⁶', '10⁻⁴', '10⁻²', '1', '10²']);
  });
});

describe('a logarithmic axis of few powers of ten', () => {
  const told = (from: number, to: number, length: number) =>
    axisTicks(makeScale({ domain: [from, to], type: 'log' }, length, 0), 'y', 13, 'log').map(
      ({ text }) => text,
    );

  it('tells multiples between them, as many as fit', () => {
    expect(told(0.25, 6, 200)).toEqual(['0.3', '0.5', '1', '2', '3', '5']);
    expect(told(0.25, 6, 110)).toEqual(['0.5', '1', '2', '5']);
    expect(told(0.02, 0.7, 120)).toEqual(['0.02', '0.05', '0.1', '0.2', '0.5']);
  });

  it('keeps to the powers where there are three', () => {
    expect(told(0.1, 20, 300)).toEqual(['10⁻¹', '1', '10']);
  });
});

describe('a logarithmic axis without an end', () => {
  it.each([
    [0, 1],
    [1, Infinity],
    [NaN, 1],
  ])('from %d to %d has no ticks', (from, to) => {
    const scale = makeScale({ domain: [from, to], type: 'log' }, 0, 300);
    expect(axisTicks(scale, 'x', 13, 'log')).toEqual([]);
  });
});

describe('labels', () => {
  const area = { width: 200, height: 100 };
  const box = (at: number, top: number): LabelBox => ({
    x: at,
    y: top,
    width: 40,
    height: 15,
    anchor: 'start',
  });

  it('stay where they want to be when nothing is in the way', () => {
    expect(layOutLabels([box(10, 20), box(100, 20)], area)).toEqual([
      { x: 10, y: 20 },
      { x: 100, y: 20 },
    ]);
  });

  it('are kept inside', () => {
    expect(layOutLabels([box(190, -50)], area)).toEqual([{ x: 160, y: 7.5 }]);
    expect(layOutLabels([{ ...box(10, 120), anchor: 'end' }], area)).toEqual([{ x: 40, y: 92.5 }]);
  });

  it('make room upwards, off the handles below, and downwards where there is none above', () => {
    const heights = (...boxes: Parameters<typeof layOutLabels>[0]) =>
      layOutLabels(boxes, area).map((place) => place.y);
    expect(heights(box(10, 50), box(10, 50))).toEqual([35, 50]);
    expect(heights(box(10, 10), box(10, 12))).toEqual([7.5, 22.5]);
  });

  it('are pushed apart and stay inside, wherever they want to be', () => {
    const wish = fc.record({
      x: fc.integer({ min: -50, max: 250 }),
      y: fc.integer({ min: -50, max: 150 }),
    });
    fc.assert(
      fc.property(fc.array(wish, { minLength: 2, maxLength: 4 }), (wishes) => {
        const placed = layOutLabels(
          wishes.map((at) => box(at.x, at.y)),
          area,
        );
        for (const [i, a] of placed.entries()) {
          expect(a.y).toBeGreaterThanOrEqual(7.5);
          expect(a.y).toBeLessThanOrEqual(92.5);
          for (const b of placed.slice(0, i))
            expect(Math.abs(a.x - b.x) >= 40 || Math.abs(a.y - b.y) >= 15 - 1e-9).toBe(true);
        }
      }),
    );
  });
});
