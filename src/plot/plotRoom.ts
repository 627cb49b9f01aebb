import { createContext, useContext, useLayoutEffect, type RefObject } from 'react';

/** The heights a plot can have, in pixels. */
export interface PlotHeights {
  /** For axes and titles, whatever the share. */
  readonly around: number;
  /** Of the plotting area at its usual size. */
  readonly inner: number;
  /** Below this the plotting area cannot be read. */
  readonly least: number;
}

/** How tall plots are where the height is limited (a frame), decided by who knows how much there is. */
export interface PlotRoom {
  /** Of their usual height. */
  readonly share: number;
  /** What is in there to share it; the function returned takes the plot out again. */
  join(this: void, plot: Element, heights: PlotHeights): () => void;
}

/** Around plots that take their height from the room there is; without it they have their usual one. */
export const PlotRoomContext = createContext<PlotRoom | undefined>(undefined);

export const plotHeight = ({ around, inner, least }: PlotHeights, share: number): number =>
  Math.round(around + (inner <= least ? inner : Math.max(least, inner * share)));

/** The height of a plot where it stands. */
export function usePlotHeight(ref: RefObject<Element | null>, heights: PlotHeights): number {
  const room = useContext(PlotRoomContext);
  const join = room?.join;
  const { around, inner, least } = heights;
  useLayoutEffect(() => {
    const plot = ref.current;
    return plot === null ? undefined : join?.(plot, { around, inner, least });
  }, [ref, join, around, inner, least]);
  return plotHeight(heights, room?.share ?? 1);
}
