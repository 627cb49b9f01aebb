/** One weight of the pictures' typeface, as WOFF2 in base64. */
export interface PictureFace {
  readonly weight: 400 | 600;
  readonly data: string;
}

/**
 * The picture with its typeface inside: what shows it as an image (a README, a canvas) can load no other, and need not
 * have it installed.
 */
export function embedFonts(svg: string, faces: readonly PictureFace[]): string {
  const css = faces.map(
    ({ weight, data }) =>
      `@font-face{font-family:'Source Sans 3';font-weight:${weight};src:url(data:font/woff2;base64,${data}) format('woff2')}`,
  );
  return svg.replace(/^<svg[^>]*>/, (root) => `${root}<style>${css.join('')}</style>`);
}
