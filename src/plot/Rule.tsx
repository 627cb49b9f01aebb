import type { Snapshot } from '../state';
import { Live, type Tone } from '../ui';
import { Clipped } from './Clipped';
import { usePlot } from './plotContext';

interface RuleProps<S, D> {
  /** The axis it crosses: 'x' stands upright at a value of x. */
  readonly axis: 'x' | 'y';
  /** In data units; undefined hides it. */
  readonly at: (snap: Snapshot<S, D>) => number | undefined;
  readonly tone: Tone;
  readonly dash?: 'solid' | 'dashed' | 'dotted';
}

/** A live straight line across the plot at one value. */
export function Rule<S, D>({ axis, at, tone, dash = 'solid' }: RuleProps<S, D>) {
  const { x, y, width, height } = usePlot();
  const path = (snap: Snapshot<S, D>) => {
    const value = at(snap);
    if (value === undefined || Number.isNaN(value)) return '';
    return axis === 'x'
      ? `M${x(value).toFixed(1)},0V${height}`
      : `M0,${y(value).toFixed(1)}H${width}`;
  };
  return (
    <Clipped className="rule" data-tone={tone} data-dash={dash}>
      <Live as="path" className="rule-line" attrs={(snap: Snapshot<S, D>) => ({ d: path(snap) })} />
    </Clipped>
  );
}
