import type { Panel } from '../quadrature/panel';
import type { PanelSums } from './components';

/** A panel with what was integrated over it. */
export interface Piece {
  readonly panel: Panel;
  readonly sums: PanelSums;
}

/** Panels with their sums, ascending along the axis. */
export type PieceList = readonly Piece[];
