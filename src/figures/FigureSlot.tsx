import { createContext, useContext } from 'react';
import type { AnyFigure, Layout } from './FigureDefinition';

interface RenderedIsland {
  readonly html: string;
  /** Where those of the figure's scripts are that no tag of the page loads: in running order, spaces between. */
  readonly src: string | undefined;
}

/** What prerenders an island to markup of its own and sees to it that the figure's scripts will come. */
export type RenderIsland = (figure: AnyFigure, layout: Layout) => RenderedIsland;

/** Supplied by the prerenderer, which numbers the islands of a page in document order. */
export const IslandRenderer = createContext<RenderIsland | undefined>(undefined);

/** Ids inside an island start with this, in node and in the browser alike, so that hydration finds them equal. */
export const islandIdPrefix = (index: number): string => `island${index}-`;

/**
 * The place of a figure in a page. The island is rendered as a React root of its own (as it will be hydrated), so
 * its markup comes as a string: our own prerendered constants, nothing from outside.
 */
export function FigureSlot({
  figure,
  layout = 'full',
}: {
  readonly figure: AnyFigure;
  readonly layout?: Layout;
}) {
  const render = useContext(IslandRenderer);
  if (render === undefined)
    throw new Error('FigureSlot is for prerendered pages: it needs an IslandRenderer');
  const { html, src } = render(figure, layout);
  return (
    <div
      data-island={figure.id}
      data-layout={layout}
      data-src={src}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
