import { usePlot } from './plotContext';

/** The horizontal axis of bars: category i is named by its number, under the middle of its unit interval. */
export function AxisCategories({
  count,
  title,
}: {
  readonly count: number;
  readonly title: string;
}) {
  const { x, width, height, fontSize } = usePlot();
  return (
    <g className="axis" aria-hidden="true">
      {Array.from({ length: count }, (_, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a category is its place
        <text
          key={i}
          className="axis-number"
          x={x(i + 0.5)}
          y={height + fontSize + 6}
          textAnchor="middle"
        >
          {i + 1}
        </text>
      ))}
      <path className="axis-line" d={`M0,${height}H${width}`} />
      <text className="axis-title" x={width} y={height + 2.3 * fontSize + 6} textAnchor="end">
        {title}
      </text>
    </g>
  );
}
