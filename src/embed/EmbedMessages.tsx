import { useEffect } from 'react';
import { useQuantityRegistry, usePlayers, useStore } from '../ui';
import type { FrameStore } from './frameStore';
import { connectMessages } from './messages';

interface EmbedMessagesProps {
  readonly figure: string;
  readonly frame: FrameStore;
  /** Whether the figure shows the state of its address; nothing is said before. */
  readonly ready: boolean;
}

/** Connects the figure around with the page that embeds it. Draws nothing. */
export function EmbedMessages({ figure, frame, ready }: EmbedMessagesProps) {
  const store = useStore();
  const quantities = useQuantityRegistry();
  const players = usePlayers();
  useEffect(() => {
    const root = document.querySelector<HTMLElement>(`[data-figure="${figure}"]`);
    if (!ready || root === null) return undefined;
    return connectMessages({ figure, root, store, quantities, players, frame, release: RELEASE });
  }, [figure, frame, ready, store, quantities, players]);
  return null;
}

const RELEASE = import.meta.env.VITE_RELEASE ?? '';
