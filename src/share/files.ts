import type { AnyFigure } from '../figures/FigureDefinition';
import type { AnyExports } from '../figures/FigureExports';
import type { ShownFigure } from '../ui';
import type { FigureFile } from './figureFile';
import { shownSvg } from './drawPicture';
import { svgToPng, type PictureTheme } from './picture';
import { textFiles } from './textFiles';

interface Source {
  readonly figure: AnyFigure;
  readonly exports: AnyExports;
  readonly shown: ShownFigure;
  /** Where the figure can be had alive, in the state it has when this is asked. */
  readonly address: () => string;
  readonly theme: PictureTheme;
}

/** What can be taken away from a figure, made when it is asked for. */
export function figureFiles({
  figure,
  exports,
  shown,
  address,
  theme,
}: Source): readonly FigureFile[] {
  const { id } = figure;
  const svg = () => shownSvg(figure, shown, { theme, address: address() });
  return [
    {
      id: 'svg',
      name: 'Picture, SVG',
      hint: 'for papers and drawing programs',
      fileName: `${id}.svg`,
      type: 'image/svg+xml',
      make: svg,
    },
    {
      id: 'png',
      name: 'Picture, PNG',
      hint: 'twice as fine as the screen',
      fileName: `${id}.png`,
      type: 'image/png',
      make: () => svgToPng(svg()),
    },
    ...textFiles(figure, exports, shown),
  ];
}
