import { useState } from 'react';
import type { Points } from '../../plot';
import type { SwitchSnapshot } from './state';

const MOST = 2000;
/** A change of a/s by more than a page key's is no way that q has gone. */
const JUMP = 0.6;

/** Where q has been on the diagram, in the order of its way; another loss begins a new one. */
export function useTrail(): (now: SwitchSnapshot) => Points {
  const [trail] = useState(() => new Trail());
  return (now) => trail.with(now);
}

class Trail {
  #loss: string | undefined;
  #x: number[] = [];
  #y: number[] = [];

  with({ state: { loss, apart }, derived: { here } }: SwitchSnapshot): Points {
    const from = this.#x.at(-1) ?? apart;
    if (loss !== this.#loss || this.#x.length > MOST || Math.abs(apart - from) > JUMP) {
      this.#loss = loss;
      this.#x = [];
      this.#y = [];
    }
    if (this.#x.at(-1) !== apart || this.#y.at(-1) !== here.mean) {
      // another list: a path is drawn once for each
      this.#x = [...this.#x, apart];
      this.#y = [...this.#y, here.mean];
    }
    return { x: this.#x, y: this.#y };
  }
}
