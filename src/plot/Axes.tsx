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

/** The horizontal axis: ticks and labels below the plot, its title under them at the right. */
export function AxisX({ title, unit, grid = false, type = 'linear' }: AxisProps) {
  const { x, width, height, fontSize } = usePlot();
  return (
    <g className="axis" transform={`translate(0,${height})`} aria-hidden="true">
      {axisTicks(x, 'x', fontSize, type).map(({ value, pixel, text }) => (
        <g key={value} transform={`translate(${round(pixel)},0)`}>
          {grid && <path className="axis-grid" d={`M0,0V${-height}`} />}
          <path className="axis-tick" d="M0,0V5" />
          <text className="axis-number" y={fontSize + 6} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
      <path className="axis-line" d={`M0,0H${width}`} />
      <text className="axis-title" x={width} y={2.3 * fontSize + 6} textAnchor="end">
        {titled(title, unit)}
      </text>
    </g>
  );
}

/** The vertical axis: ticks and labels left of the plot, its title above; the zero line when zero lies inside. */
export function AxisY({ title, unit, grid = true, type = 'linear' }: AxisProps) {
  const { y, width, height, fontSize } = usePlot();
  const zero = type === 'linear' ? y(0) : height;
  return (
    <g className="axis" aria-hidden="true">
      {axisTicks(y, 'y', fontSize, type).map(({ value, pixel, text }) => (
        <g key={value} transform={`translate(0,${round(pixel)})`}>
          {grid && value !== 0 && <path className="axis-grid" d={`M0,0H${width}`} />}
          <text className="axis-number" x={-7} dy="0.35em" textAnchor="end">
            {text}
          </text>
        </g>
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
