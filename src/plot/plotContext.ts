import { createContext, useContext } from 'react';
import type { PlotScale } from './scale';

/** In plot pixels. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** A handle as its plot sees it when it looks for the nearest one. */
export interface PlotHandle {
  /** Where it was last drawn, in plot pixels. */
  readonly position: Place;
  grab(event: React.PointerEvent): void;
}

/** What the parts of a plot share. Pixels are measured from the top left corner of the plotting area. */
export interface PlotFrame {
  readonly x: PlotScale;
  readonly y: PlotScale;
  /** Size of the plotting area (without the margins) in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** All that is drawn on, margins included. */
  readonly drawing: Place & { readonly width: number; readonly height: number };
  /** Of tick labels and direct labels, in CSS pixels. */
  readonly fontSize: number;
  /** For `clip-path`: hides what leaves the plotting area. */
  readonly clip: string;
  /** A pointer's place in the plotting area. */
  toPlot(event: { readonly clientX: number; readonly clientY: number }): {
    readonly x: number;
    readonly y: number;
  };
  join(handle: PlotHandle): () => void;
  /**
   * Where a handle is drawn that belongs at this place: moved across its direction when an earlier one lies there, so
   * that both can be seen and grabbed. `self` is the handle that it joined as.
   */
  aside(place: Place, axis: 'x' | 'y', self: PlotHandle | undefined): Place;
}

export const PlotContext = createContext<PlotFrame | null>(null);

/** The plot around. @throws Error outside of a Plot. */
export function usePlot(): PlotFrame {
  const frame = useContext(PlotContext);
  if (!frame) throw new Error('a part of a plot stands outside of its Plot');
  return frame;
}
