import { usePlot } from './plotContext';
import type { ScaleSpec } from './scale';
import { axisTicks } from './ticks';

interface AxisProps {
  /** What is measured along it: "z", "density". */
  readonly title: string;
  /** Of the numbers on it: "nats", "1/z". */
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
  const ticks = axisTicks(x, 'x', fontSize, type);
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
        {titled(title, unit)}
      </text>
    </g>
  );
}

/** The vertical axis: ticks and labels left of the plot, its title above; the zero line when zero lies inside. */
export function AxisY({ title, unit, grid = true, type = 'linear' }: AxisProps) {
  const { y, width, height, fontSize } = usePlot();
  const zero = type === 'linear' ? y(0) : height;
  const ticks = axisTicks(y, 'y', fontSize, type);
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
        {titled(title, unit)}
      </text>
    </g>
  );
}

function titled(title: string, unit: string | undefined): string {
  return unit ? `${title} (${unit})` : title;
}

function round(pixel: number): number {
  return Math.round(pixel * 10) / 10;
}
