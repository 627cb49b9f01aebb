import type { FigureStore } from '../state';
import type { InformationUnit } from './information';
import type { QuantityRegistry } from './quantityRegistry';

/** What is to be shared of a figure: as it stands in the page, or else one of its presets. */
export interface ShareRequest {
  readonly shown?: ShownFigure;
  /** Preset that is chosen at first; without one the present state is. */
  readonly preset?: string;
  /** Not the dialog is wanted, but a picture of what is shown. */
  readonly picture?: PictureRequest;
}

export interface PictureRequest {
  readonly format: 'svg' | 'png';
  /** Gets SVG as text, PNG as a data address. */
  resolve(this: void, data: string): void;
  reject(this: void, error: unknown): void;
}

/** A figure in the page: its root, its state, and the numbers it shows. */
export interface ShownFigure {
  readonly root: HTMLElement;
  readonly store: FigureStore<unknown, unknown>;
  readonly quantities: QuantityRegistry;
  /** In what it shows information. */
  readonly information: InformationUnit;
}

/** Opens the dialog. */
export type OpenShare = (request: ShareRequest) => void;

/** Fetches what opens the dialog of the figure with this id. */
type LoadShare = (figure: string) => Promise<OpenShare>;

let provided: LoadShare | undefined;

/** Says where the dialog comes from: it is not on the page before somebody asks for it. */
export function provideShare(load: LoadShare): void {
  provided = load;
}

/** Rejects where the dialog cannot be had. */
export async function loadShare(figure: string): Promise<OpenShare> {
  if (provided === undefined) throw new Error('no dialog for sharing was provided');
  return provided(figure);
}
