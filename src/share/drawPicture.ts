import type { PictureRequest, ShownFigure } from '../ui';
import { figureSvg, svgToPng, type PictureTheme } from './picture';

/** A picture of a figure as it stands in the page: SVG as text, PNG as a data address. Rejects when there can be none. */
export async function drawPicture(
  { format }: Pick<PictureRequest, 'format'>,
  { root }: ShownFigure,
): Promise<string> {
  const svg = figureSvg(root, themeNow());
  return format === 'svg' ? svg : dataAddress(await svgToPng(svg));
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
