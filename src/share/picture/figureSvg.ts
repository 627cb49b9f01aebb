import { faces } from 'virtual:picture-faces';
import { rules } from 'virtual:picture-rules';
import { composePicture } from './composePicture';
import { embedFonts } from './embedFonts';
import type { PictureTheme } from './styleRules';

/**
 * A living figure as an SVG file, in the state and the size it is shown in now.
 *
 * @param figure Its root, `data-figure`.
 * @param address Where the figure can be had alive: stands in the credit line.
 */
export function figureSvg(figure: Element, theme: PictureTheme, address?: string): string {
  const fontSizeOf = (svg: Element) => Number.parseFloat(getComputedStyle(svg).fontSize);
  const where = address === undefined ? {} : { address };
  return embedFonts(composePicture(figure, { rules, theme, fontSizeOf, ...where }), faces);
}
