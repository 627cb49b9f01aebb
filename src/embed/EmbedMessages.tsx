import { useEffect } from 'react';
import { loadShare, useInformationUnit, usePlayers, useQuantityRegistry, useStore } from '../ui';
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
  const information = useInformationUnit();
  const players = usePlayers();
  useEffect(() => {
    const root = document.querySelector<HTMLElement>(`[data-figure="${figure}"]`);
    if (!ready || root === null) return undefined;
    // What draws pictures is fetched when one is asked for, with the dialog that also needs it.
    const picture = async (format: 'svg' | 'png'): Promise<string> => {
      const { draw } = await loadShare(figure);
      return draw({ root, store, quantities, information }, format);
    };
    const release = RELEASE;
    return connectMessages({ figure, root, store, quantities, players, frame, release, picture });
  }, [figure, frame, ready, store, quantities, players, information]);
  return null;
}

const RELEASE = import.meta.env.VITE_RELEASE ?? '';
