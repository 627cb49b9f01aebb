import { useShownUnit } from '../ui';
import { usePlot } from './plotContext';
import type { PlotScale, ScaleSpec } from './scale';
import { axisTicks } from './ticks';

interface AxisProps {
  /** What is measured along it: "z", "density"; empty where the unit says it. */
  readonly title: string;
  /** Of the numbers on it: "1/z", "nats" (which may be shown as bits). */
  readonly unit?: string;
  /** Quiet lines across the plot at every tick. */
  readonly grid?: boolean;
  readonly type?: ScaleSpec['type'];
}

/**
 * The horizontal axis: ticks and labels below the plot, its title under them at the right. Its marks lie at coordinates
 * of their own: a `transform` on each would be one more part for the browser to put together on every frame of a drag.
 */
export function AxisX({ title, unit, grid = false, type = 'linear' }: AxisProps) {
  const { x, width, height, fontSize } = usePlot();
  const shown = useShownUnit(unit ?? '');
  const ticks = axisTicks(inUnit(x, shown.factor), 'x', fontSize, type);
  const at = ticks.map(({ pixel }) => round(pixel));
  return (
    <g className="axis" aria-hidden="true">
      {grid && (
        <path className="axis-grid" d={at.map((place) => `M${place},0V${height}`).join('')} />
      )}
      <path className="axis-tick" d={at.map((place) => `M${place},${height}v5`).join('')} />
      {ticks.map(({ value, pixel, text }) => (
        <text
          key={value}
          className="axis-number"
          x={round(pixel)}
          y={height + fontSize + 6}
          textAnchor="middle"
        >
          {text}
        </text>
      ))}
      <path className="axis-line" d={`M0,${height}H${width}`} />
      <text className="axis-title" x={width} y={height + 2.3 * fontSize + 6} textAnchor="end">
        {titled(title, shown.unit)}
      </text>
    </g>
  );
}

/** The vertical axis: ticks and labels left of the plot, its title above; the zero line when zero lies inside. */
export function AxisY({ title, unit, grid = true, type = 'linear' }: AxisProps) {
  const { y, width, height, fontSize } = usePlot();
  const zero = type === 'linear' ? y(0) : height;
  const shown = useShownUnit(unit ?? '');
  const ticks = axisTicks(inUnit(y, shown.factor), 'y', fontSize, type);
  const lines = ticks.filter(({ value }) => value !== 0);
  return (
    <g className="axis" aria-hidden="true">
      {grid && (
        <path
          className="axis-grid"
          d={lines.map(({ pixel }) => `M0,${round(pixel)}H${width}`).join('')}
        />
      )}
      {ticks.map(({ value, pixel, text }) => (
        <text
          key={value}
          className="axis-number"
          x={-7}
          y={round(pixel)}
          dy="0.35em"
          textAnchor="end"
        >
          {text}
        </text>
      ))}
      {zero > 0 && zero < height - 1 && (
        <path className="axis-zero" d={`M0,${round(zero)}H${width}`} />
      )}
      <text className="axis-title" x={-7} y={-0.9 * fontSize} textAnchor="start" dx="-2.2em">
        {titled(title, shown.unit)}
      </text>
    </g>
  );
}

function titled(title: string, unit: string): string {
  return title !== '' && unit !== '' ? `${title} (${unit})` : title + unit;
}

/** The same axis, its numbers in another unit. */
function inUnit(scale: PlotScale, factor: number): PlotScale {
  if (factor === 1) return scale;
  const [from, to] = scale.domain;
  return Object.assign((value: number) => scale(value / factor), {
    invert: (pixel: number) => scale.invert(pixel) * factor,
    domain: [from * factor, to * factor],
    range: scale.range,
  } as const);
}

function round(pixel: number): number {
  return Math.round(pixel * 10) / 10;
}
