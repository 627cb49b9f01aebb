import type { FigureStore } from '../state';
import type { InformationUnit } from './information';
import type { QuantityRegistry } from './quantityRegistry';

/** What is to be shared of a figure: as it stands in the page, or else one of its presets. */
export interface ShareRequest {
  readonly shown?: ShownFigure;
  /** Preset that is chosen at first; without one the present state is. */
  readonly preset?: string;
}

export type PictureFormat = 'svg' | 'png';

/** A figure in the page: its root, its state, and the numbers it shows. */
export interface ShownFigure {
  readonly root: HTMLElement;
  readonly store: FigureStore<unknown, unknown>;
  readonly quantities: QuantityRegistry;
  /** In what it shows information. */
  readonly information: InformationUnit;
}

/** What a figure can be shared with. */
export interface Sharing {
  /** Opens the dialog, unless it is open. */
  open(this: void, request: ShareRequest): void;
  /** A picture of what is shown: SVG as text, PNG as a data address. Rejects when there can be none. */
  draw(this: void, shown: ShownFigure, format: PictureFormat): Promise<string>;
}

/** Fetches what shares the figure with this id. */
type LoadShare = (figure: string) => Promise<Sharing>;

let provided: LoadShare | undefined;

/** Says where that comes from: it is not on the page before somebody asks for it. */
export function provideShare(load: LoadShare): void {
  provided = load;
}

/** Rejects where it cannot be had. */
export async function loadShare(figure: string): Promise<Sharing> {
  if (provided === undefined) throw new Error('nothing to share with was provided');
  return provided(figure);
}
