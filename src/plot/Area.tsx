import { useId, useRef, useState, type ComponentPropsWithoutRef, type RefObject } from 'react';
import type { Snapshot } from '../state';
import { useLive, useStore, writeAttributes, type Tone } from '../ui';
import { Clipped } from './Clipped';
import { areaPath, splitBySign, type Points } from './path';
import { usePlot } from './plotContext';

type AreaProps<S, D> = Omit<ComponentPropsWithoutRef<'g'>, 'children'> & {
  readonly ref?: RefObject<SVGGElement | null>;
  readonly of: (snap: Snapshot<S, D>) => Points;
  readonly tone: Tone;
  /** The part below zero is hatched, the part above filled: told apart without colour. */
  readonly signed?: boolean;
};

/** The live area between a curve and zero. Further attributes go to its group. */
export function Area<S, D>({ of, tone, signed = false, ref, ...rest }: AreaProps<S, D>) {
  const { x, y } = usePlot();
  const store = useStore<S, D>();
  const hatch = useId();
  const group = useRef<SVGGElement>(null);
  const paths = (snap: Snapshot<S, D>) => {
    const points = of(snap);
    if (!signed) return [areaPath(points, x, y), ''] as const;
    const { above, below } = splitBySign(points);
    return [areaPath(above, x, y), areaPath(below, x, y)] as const;
  };
  const [first] = useState(() => paths(store.get()));
  useLive<SVGGElement, S, D>(group, (element, snap) => {
    const [above, below] = paths(snap);
    const [positive, negative] = element.querySelectorAll('path.area-part');
    if (positive) writeAttributes(positive, { d: above });
    if (negative) writeAttributes(negative, { d: below });
  });
  return (
    <Clipped {...rest} {...(ref ? { ref } : {})} className="area" data-tone={tone}>
      <g ref={group}>
        <path className="area-part area-above" d={first[0]} suppressHydrationWarning />
        {signed && (
          <>
            <pattern
              id={hatch}
              width={6}
              height={6}
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <path className="area-hatch" d="M0,0V6" />
            </pattern>
            <path
              className="area-part area-below"
              d={first[1]}
              fill={`url(#${hatch})`}
              suppressHydrationWarning
            />
          </>
        )}
      </g>
    </Clipped>
  );
}
