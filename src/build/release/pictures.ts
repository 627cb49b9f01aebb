import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { JSDOM } from 'jsdom';
import { rules } from 'virtual:picture-rules';
import { figureMarkups, type FigureMarkup } from '../../app/pictures';
import {
  composePicture,
  embedFonts,
  type PictureFace,
  type PictureWords,
} from '../../share/picture';
import { facesFor, pictureFonts } from '../pictureFaces';

/** A picture of the site: where it lies, relative to dist/, and what it consists of. */
interface PictureFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

const THEMES = ['light', 'dark'] as const;

/** Of PNGs, in device pixels for each pixel of the drawing. */
const ZOOM = 2;

/** The figure of some markup, as a document. */
export function figureOf({ html }: FigureMarkup): Element {
  const figure = new JSDOM(html).window.document.querySelector('[data-figure]');
  if (!figure) throw new Error('no figure in its own markup');
  return figure;
}

/** What a figure shows, as an SVG without its typeface. */
export function pictureOf(
  figure: Element,
  { title, words }: PictureWords,
  theme: (typeof THEMES)[number],
  address?: string,
): string {
  const where = address === undefined ? {} : { address };
  return composePicture(figure, { rules, theme, title, words, ...where });
}

/**
 * The pictures of all figures at their stable addresses: SVG of the default state and of each preset, PNG of the
 * default state, light and dark. Made in node, from the markup that the pages are made of.
 *
 * @param site The address the site will have, if it is known.
 */
export async function* pictures(site?: string): AsyncGenerator<PictureFile> {
  await loadRasteriser();
  for (const markup of figureMarkups()) {
    const { figure, preset } = markup;
    const query = preset === undefined ? '' : `?preset=${preset}`;
    const address = site === undefined ? undefined : `${site}fig/${figure}/${query}`;
    const name = preset === undefined ? figure : `${figure}--${preset}`;
    const root = figureOf(markup);
    let faces: readonly PictureFace[] | undefined;
    for (const theme of THEMES) {
      const svg = pictureOf(root, markup, theme, address);
      // The same words in both.
      faces ??= await facesFor(textOf(svg));
      yield { path: `fig/${name}.${theme}.svg`, content: embedFonts(svg, faces) };
      if (preset === undefined) yield { path: `fig/${name}.${theme}.png`, content: rasterise(svg) };
    }
  }
}

let loaded: Promise<void> | undefined;

function loadRasteriser(): Promise<void> {
  loaded ??= initWasm(
    readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')),
  );
  return loaded;
}

function rasterise(svg: string): Uint8Array {
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: ZOOM },
    font: {
      fontBuffers: [...pictureFonts()],
      defaultFontFamily: 'Source Sans 3',
      sansSerifFamily: 'Source Sans 3',
    },
  });
  const image = drawing.render();
  const png = image.asPng();
  image.free();
  drawing.free();
  return png;
}

/** The characters that are drawn, each once. */
function textOf(svg: string): string {
  return [...new Set(svg.replace(/<[^>]*>/g, ''))].join('');
}
