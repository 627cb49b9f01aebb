import { createContext, useContext, useLayoutEffect, useRef } from 'react';
import type { Quantity } from '../math';
import type { Snapshot } from '../state';

/** A number that a figure shows: what a readout knows of it, without the page. */
interface ShownQuantity<S = unknown, D = unknown> {
  /** Its `data-quantity`. */
  readonly name: string;
  /** What it is called, in plain words. */
  readonly words: string;
  /** "nats", "1/z"; empty where it has none. */
  readonly unit: string;
  /** Worked out at rest, so that it may not be there yet. */
  readonly late: boolean;
  readonly of: (snap: Snapshot<S, D>) => Quantity | undefined;
  /** False for a provisional number. */
  readonly settled: (snap: Snapshot<S, D>) => boolean;
}

/**
 * All numbers that one figure shows at present, in the order of its readouts, to be asked at any snapshot: for messages
 * to an embedding page and for exports, which must not search the page during a drag.
 */
export interface QuantityRegistry {
  list(this: void): readonly ShownQuantity[];
  /** The function returned takes it out again. */
  join(this: void, quantity: ShownQuantity): () => void;
}

export function createQuantityRegistry(): QuantityRegistry {
  const joined = new Set<ShownQuantity>();
  return {
    list: () => [...joined],
    join(quantity) {
      joined.add(quantity);
      return () => joined.delete(quantity);
    },
  };
}

/** Around the parts of one figure: StoreProvider gives it. */
export const QuantityRegistryContext = createContext<QuantityRegistry | undefined>(undefined);

/** All numbers that the figure around shows. @throws Error outside of a StoreProvider. */
export function useQuantityRegistry(): QuantityRegistry {
  const registry = useContext(QuantityRegistryContext);
  if (!registry)
    throw new Error('the numbers of a figure are asked for outside of its StoreProvider');
  return registry;
}

/** Says that this quantity is shown for as long as the caller is; undefined when it is not shown after all. */
export function useShownQuantity<S, D>(quantity: ShownQuantity<S, D> | undefined): void {
  const registry = useQuantityRegistry();
  // One object for as long as it is shown keeps its place in the order; only what it answers follows the render.
  const latest = useRef(quantity);
  useLayoutEffect(() => {
    latest.current = quantity;
  });
  const { name, words, unit, late } = quantity ?? {};
  useLayoutEffect(() => {
    if (name === undefined || words === undefined || unit === undefined) return undefined;
    return registry.join({
      name,
      words,
      unit,
      late: late ?? false,
      of: (snap) => latest.current?.of(snap as Snapshot<S, D>),
      settled: (snap) => latest.current?.settled(snap as Snapshot<S, D>) ?? false,
    });
  }, [registry, name, words, unit, late]);
}
