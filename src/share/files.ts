import type { AnyFigure } from '../figures/FigureDefinition';
import type { ShownFigure } from '../ui';
import { figureSvg, svgToPng, type PictureTheme } from './picture';

/** A file made of a figure as it stands in the page. */
export interface FigureFile {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly fileName: string;
  readonly type: string;
  /** Text, or what is no text. Throws, or rejects, when it cannot be made here. */
  readonly make: () => string | Promise<Blob>;
}

interface Source {
  readonly figure: AnyFigure;
  readonly shown: ShownFigure;
  /** Where the figure can be had alive, in its present state. */
  readonly address: string;
  readonly theme: PictureTheme;
}

/** What can be taken away from a figure, made when it is asked for. */
export function figureFiles({ figure, shown, address, theme }: Source): readonly FigureFile[] {
  const { id } = figure;
  const svg = () => figureSvg(shown.root, theme, address);
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
  ];
}
