import { createStore } from 'zustand/vanilla';
import type { EmbedOptions } from './options';

/** The options of a frame while it is open: its address sets them, the embedding page may change them by message. */
export interface FrameStore {
  get(this: void): EmbedOptions;
  set(this: void, change: Partial<EmbedOptions>): void;
  /** Listeners run synchronously, after every change. */
  subscribe(this: void, listener: () => void): () => void;
}

export function createFrameStore(options: EmbedOptions): FrameStore {
  const store = createStore(() => options);
  return {
    get: store.getState,
    set: (change) => store.setState(change),
    subscribe: (listener) => store.subscribe(listener),
  };
}
