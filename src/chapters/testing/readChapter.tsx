import { renderToStaticMarkup } from 'react-dom/server';
import { IslandRenderer } from '../../figures/FigureSlot';
import type { Chapter } from '../Chapter';

interface ReadChapter {
  readonly html: string;
  /** Its text without the figures, in one line. */
  readonly prose: string;
  /** Ids of the figures it shows, in order. */
  readonly used: readonly string[];
  /** The numbers in the prose that the core computes, as they are printed. */
  readonly core: readonly string[];
}

/** A chapter as its tests read it: the prose as a page has it, the figures by name only. */
export function readChapter({ Body }: Chapter): ReadChapter {
  const used: string[] = [];
  const html = renderToStaticMarkup(
    <IslandRenderer
      value={({ id }) => {
        used.push(id);
        return { html: '', src: undefined };
      }}
    >
      <Body />
    </IslandRenderer>,
  );
  return {
    html,
    prose: html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' '),
    used,
    core: [...html.matchAll(/<span class="core-number">([^<]*)<\/span>/g)].map(([, text]) => text),
  };
}
