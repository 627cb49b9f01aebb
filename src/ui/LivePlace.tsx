import { useRef, type ComponentPropsWithoutRef } from 'react';
import { LiveGate, useLiveGate } from './liveGate';

/** A box whose live parts wait while it is out of sight and a gesture goes on. */
export function LivePlace({ children, ...rest }: ComponentPropsWithoutRef<'div'>) {
  const root = useRef<HTMLDivElement>(null);
  return (
    <div {...rest} ref={root}>
      <LiveGate value={useLiveGate(root)}>{children}</LiveGate>
    </div>
  );
}
