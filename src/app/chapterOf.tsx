import { renderToString } from 'react-dom/server';
import type { Chapter } from '../chapters/Chapter';
import { chapters } from '../chapters/list';
import { IslandRenderer } from '../figures/FigureSlot';

/** By figure: the first chapter that shows it. Found by rendering the chapters, so that nobody has to keep a list. */
export function chaptersByFigure(): ReadonlyMap<string, Chapter> {
  const found = new Map<string, Chapter>();
  for (const chapter of chapters) {
    renderToString(
      <IslandRenderer
        value={({ id }) => {
          if (!found.has(id)) found.set(id, chapter);
          return { html: '', src: undefined };
        }}
      >
        <chapter.Body />
      </IslandRenderer>,
    );
  }
  return found;
}
