import type { Snapshot } from '../state';
import { Live, type Tone } from '../ui';
import { Clipped } from './Clipped';
import { usePlot } from './plotContext';

interface RugProps<S, D> {
  /** Places on the x axis, in data units, in any order. */
  readonly at: (snap: Snapshot<S, D>) => readonly number[];
  readonly tone: Tone;
}

/** Longer ticks for few draws, so that a single one is seen. */
const TALL = 16;
const SHORT = 9;
const FEW = 20;

/** Live ticks that stand on the x axis, one for each place: draws. */
export function Rug<S, D>({ at, tone }: RugProps<S, D>) {
  const { x, height } = usePlot();
  const path = (snap: Snapshot<S, D>) => {
    const places = at(snap);
    const top = height - (places.length <= FEW ? TALL : SHORT);
    return places.map((place) => `M${x(place).toFixed(1)},${height}V${top}`).join('');
  };
  return (
    <Clipped className="rug" data-tone={tone}>
      <Live as="path" className="rug-ticks" attrs={(snap: Snapshot<S, D>) => ({ d: path(snap) })} />
    </Clipped>
  );
}
