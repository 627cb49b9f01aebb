import { createContext, useContext } from 'react';
import type { PlotScale } from './scale';

/** A handle as its plot sees it when it looks for the nearest one. */
export interface PlotHandle {
  /** Where it was last drawn, in plot pixels. */
  readonly position: { readonly x: number; readonly y: number };
  grab(event: React.PointerEvent): void;
}

/** What the parts of a plot share. Pixels are measured from the top left corner of the plotting area. */
export interface PlotFrame {
  readonly x: PlotScale;
  readonly y: PlotScale;
  /** Size of the plotting area (without the margins) in CSS pixels. */
  readonly width: number;
  readonly height: number;
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
}

export const PlotContext = createContext<PlotFrame | null>(null);

/** The plot around. @throws Error outside of a Plot. */
export function usePlot(): PlotFrame {
  const frame = useContext(PlotContext);
  if (!frame) throw new Error('a part of a plot stands outside of its Plot');
  return frame;
}
