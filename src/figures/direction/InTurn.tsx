import type { ReactNode } from 'react';
import { LiveTurn } from '../../ui';
import { LOSSES, type Loss } from './losses';

interface InTurnProps {
  readonly loss: Loss;
  readonly chosen: Loss;
  readonly children: ReactNode;
}

/** What shows the best q by a loss: by the chosen one at every move of a drag, by the others in turns, one at each move. */
export function InTurn({ loss, chosen, children }: InTurnProps) {
  const others = LOSSES.filter((other) => other !== chosen);
  const isChosen = loss === chosen;
  return (
    <LiveTurn turn={isChosen ? 0 : others.indexOf(loss)} of={isChosen ? 1 : others.length}>
      {children}
    </LiveTurn>
  );
}
