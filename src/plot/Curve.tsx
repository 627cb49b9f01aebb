import type { ComponentPropsWithoutRef, RefObject } from 'react';
import type { Snapshot } from '../state';
import { Live, type Tone } from '../ui';
import { Clipped } from './Clipped';
import { linePath, type Points } from './path';
import { usePlot } from './plotContext';

type CurveProps<S, D> = Omit<ComponentPropsWithoutRef<'g'>, 'children'> & {
  readonly ref?: RefObject<SVGGElement | null>;
  readonly of: (snap: Snapshot<S, D>) => Points;
  readonly tone: Tone;
  /** Told apart without colour: q is drawn solid, p dashed. */
  readonly dash?: 'solid' | 'dashed' | 'dotted' | 'dash-dot';
};

/** A live line through points. Further attributes (`data-…`, what `useHighlight` gives) go to its group. */
export function Curve<S, D>({ of, tone, dash = 'solid', ref, ...rest }: CurveProps<S, D>) {
  const { x, y } = usePlot();
  return (
    <Clipped
      {...rest}
      {...(ref ? { ref } : {})}
      className="curve"
      data-tone={tone}
      data-dash={dash}
    >
      <Live
        as="path"
        className="curve-line"
        attrs={(snap: Snapshot<S, D>) => ({ d: linePath(of(snap), x, y) })}
      />
    </Clipped>
  );
}
