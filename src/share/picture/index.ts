export { composePicture, type PictureWords } from './composePicture';
export { embedFonts, type PictureFace } from './embedFonts';
export { figureSvg } from './figureSvg';
export type { PictureTheme, StyleRule } from './styleRules';
export { svgToPng } from './svgToPng';
