import type { ComponentProps } from 'react';
import { FAR } from './path';
import { usePlot } from './plotContext';
import { Still } from './Still';

/** A group of which nothing is seen outside of the plotting area. */
export function Clipped({ children, ...rest }: ComponentProps<'g'>) {
  const { clip } = usePlot();
  return (
    <g {...rest} clipPath={clip}>
      {children}
      <Still x={-2 * FAR} y={-2 * FAR} width={4 * FAR} height={4 * FAR} />
    </g>
  );
}
