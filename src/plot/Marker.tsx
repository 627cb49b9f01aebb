import type { Snapshot } from '../state';
import { Live, type Tone } from '../ui';
import { Clipped } from './Clipped';
import { usePlot } from './plotContext';

interface MarkerProps<S, D> {
  /** In data units; undefined hides it. */
  readonly at: (snap: Snapshot<S, D>) => readonly [number, number] | undefined;
  readonly tone: Tone;
}

/** A live dot that shows a point and cannot be dragged. */
export function Marker<S, D>({ at, tone }: MarkerProps<S, D>) {
  const { x, y } = usePlot();
  const attrs = (snap: Snapshot<S, D>) => {
    const point = at(snap);
    return point
      ? { cx: x(point[0]).toFixed(1), cy: y(point[1]).toFixed(1), visibility: null }
      : { visibility: 'hidden' };
  };
  return (
    <Clipped className="marker" data-tone={tone}>
      <Live as="circle" r={4.5} className="marker-dot" attrs={attrs} />
    </Clipped>
  );
}
