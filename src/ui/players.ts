import { createContext, useContext, useEffect, useRef } from 'react';

/** Something in a figure that goes on by itself. */
interface Playable {
  readonly playing: boolean;
  play(): void;
  pause(): void;
}

/** All that plays in one figure, for the page around it: where motion is unwelcome, `play` and `resume` do nothing. */
export interface Players {
  join(this: void, player: Playable): () => void;
  play(this: void): void;
  pause(this: void): void;
  /** Pauses until `resume`, which starts only what was playing. */
  hold(this: void): void;
  resume(this: void): void;
}

export function createPlayers(): Players {
  const joined = new Set<Playable>();
  const held = new Set<Playable>();
  return {
    join(player) {
      joined.add(player);
      return () => {
        joined.delete(player);
        held.delete(player);
      };
    },
    play: () => joined.forEach((player) => player.play()),
    pause() {
      held.clear();
      joined.forEach((player) => player.pause());
    },
    hold() {
      for (const player of joined) {
        if (!player.playing) continue;
        held.add(player);
        player.pause();
      }
    },
    resume() {
      held.forEach((player) => player.play());
      held.clear();
    },
  };
}

/** Around the parts of one figure: StoreProvider gives it. */
export const PlayersContext = createContext<Players | undefined>(undefined);

/** What plays in the figure around. @throws Error outside of a StoreProvider. */
export function usePlayers(): Players {
  const players = useContext(PlayersContext);
  if (!players)
    throw new Error('the players of a figure are asked for outside of its StoreProvider');
  return players;
}

/** Lets the page around play and pause what the caller plays; outside of a figure nobody asks. */
export function useJoinPlayers(player: Playable): void {
  const join = useContext(PlayersContext)?.join;
  const latest = useRef(player);
  useEffect(() => {
    latest.current = player;
  });
  useEffect(
    () =>
      join?.({
        get playing() {
          return latest.current.playing;
        },
        play: () => latest.current.play(),
        pause: () => latest.current.pause(),
      }),
    [join],
  );
}
