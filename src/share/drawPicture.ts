import type { AnyFigure } from '../figures/FigureDefinition';
import type { PictureFormat, ShownFigure } from '../ui';
import { figureSvg, svgToPng, type PictureTheme } from './picture';

/** A picture of a figure as it stands in the page: SVG as text, PNG as a data address. Rejects when there can be none. */
export async function drawPicture(
  figure: AnyFigure,
  shown: ShownFigure,
  format: PictureFormat,
): Promise<string> {
  const svg = shownSvg(figure, shown, { theme: themeNow() });
  return format === 'svg' ? svg : dataAddress(await svgToPng(svg));
}

/** The same as SVG, in any theme; `address`: where the figure can be had alive in its present state. */
export function shownSvg(
  { title, inWords }: AnyFigure,
  { root, store, information }: ShownFigure,
  look: { readonly theme: PictureTheme; readonly address?: string },
): string {
  // Not the sentence in the page: that follows when a gesture has come to rest, or is hidden.
  return figureSvg(root, { ...look, title, words: inWords(store.get(), information) });
}

/** The page's own theme, or else the one of what is around. */
function themeNow(): PictureTheme {
  const { theme } = document.documentElement.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result as string));
    reader.addEventListener('error', () => reject(new Error('the picture cannot be read')));
    reader.readAsDataURL(blob);
  });
}
