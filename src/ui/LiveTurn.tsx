import { createContext, useContext, useMemo, type ReactNode, type RefObject } from 'react';
import { LiveGate } from './liveGate';
import { useLiveHub } from './liveStore';

type Gate = RefObject<boolean>;
type Hub = ReturnType<typeof useLiveHub>;

interface LiveTurnProps {
  /** 0 … of − 1 */
  readonly turn: number;
  readonly of: number;
  readonly children: ReactNode;
}

/** Two turns at once would come seldom or never: of turns within each other the outer one counts. */
const InTurn = createContext(false);

/**
 * Live parts that follow a gesture in turns with others, each at every so many-th of moves that come fast, and all of
 * them when it ends or pauses: for what stands beside the thing that is watched and is dear to work out.
 */
export function LiveTurn({ turn, of, children }: LiveTurnProps) {
  const hub = useLiveHub();
  const around = useContext(LiveGate);
  const isWithin = useContext(InTurn);
  const gate = useMemo(() => gateOf(hub, around, turn, of), [hub, around, turn, of]);
  if (isWithin) return children;
  return (
    <InTurn value={true}>
      <LiveGate value={gate}>{children}</LiveGate>
    </InTurn>
  );
}

function gateOf(hub: Hub, around: Gate | null, turn: number, of: number): Gate {
  return {
    get current() {
      return around?.current !== false && hub.isTurn(turn, of);
    },
  };
}
