import { faces } from 'virtual:picture-faces';
import { rules } from 'virtual:picture-rules';
import { composePicture, type PictureWords } from './composePicture';
import { embedFonts } from './embedFonts';
import type { PictureTheme } from './styleRules';

interface Options extends PictureWords {
  readonly theme: PictureTheme;
  /** Where the figure can be had alive: stands in the credit line. */
  readonly address?: string;
}

/**
 * A living figure as an SVG file, in the state and the size it is shown in now.
 *
 * @param figure Its root, `data-figure`.
 */
export function figureSvg(figure: Element, options: Options): string {
  const fontSizeOf = (svg: Element) => Number.parseFloat(getComputedStyle(svg).fontSize);
  return embedFonts(composePicture(figure, { ...options, rules, fontSizeOf }), faces);
}
