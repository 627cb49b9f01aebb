import type { ComponentPropsWithoutRef, RefObject } from 'react';
import type { Snapshot } from '../state';
import { Live, type Tone } from '../ui';
import { Clipped } from './Clipped';
import { usePlot } from './plotContext';

type BarsProps<S, D> = Omit<
  ComponentPropsWithoutRef<'g'>,
  'children' | 'offset' | 'height' | 'width'
> & {
  readonly ref?: RefObject<SVGGElement | null>;
  /** How many bars; bar i stands in the unit interval from i to i + 1 of the x axis. */
  readonly count: number;
  readonly height: (snap: Snapshot<S, D>, index: number) => number;
  /** Where in its unit interval a bar begins, and how wide it is, both as parts of 1. */
  readonly offset: number;
  readonly width: number;
  readonly tone: Tone;
  /** Told apart without colour: q is filled, p outlined with dashes. */
  readonly dash?: 'solid' | 'dashed';
};

const OUTSIDE = 9;

/** Live upright bars from zero, one for each category; an infinite one leaves the picture. */
export function Bars<S, D>({
  count,
  height,
  offset,
  width,
  tone,
  dash = 'solid',
  ref,
  ...rest
}: BarsProps<S, D>) {
  const { x, y, height: frameHeight } = usePlot();
  const zero = y(0);
  return (
    <Clipped {...rest} {...(ref ? { ref } : {})} className="bars" data-tone={tone} data-dash={dash}>
      {Array.from({ length: count }, (_, i) => (
        <Live
          // oxlint-disable-next-line react/no-array-index-key -- a category is its place
          key={i}
          as="rect"
          className="bar"
          x={x(i + offset)}
          width={x(width) - x(0)}
          attrs={(snap: Snapshot<S, D>) => {
            // An infinite bar ends just outside of the picture, which clips it; the scale has no place for it.
            const tall = height(snap, i);
            const place = Math.abs(tall) === Infinity ? -tall : y(tall);
            const end = Math.min(frameHeight + OUTSIDE, Math.max(-OUTSIDE, place));
            return {
              y: Math.min(end, zero).toFixed(1),
              height: Math.abs(end - zero).toFixed(1),
            };
          }}
        />
      ))}
    </Clipped>
  );
}
