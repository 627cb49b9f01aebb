import type { Panel } from '../quadrature/panel';
import type { PanelSums } from './panelSums';

/** A panel with what was integrated over it. */
export interface Piece {
  readonly panel: Panel;
  readonly sums: PanelSums;
  /** Whether a crossing of the densities was looked for up to the ends of the panel, in vain. */
  searched: boolean;
  /** Whether the minima of |log q − log p| between its nodes were looked at, in vain. */
  probed: boolean;
}

/** Panels with their sums, ascending along the axis. */
export type PieceList = readonly Piece[];
