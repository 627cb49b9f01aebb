export type { FigureModel, Parsed, Preset, UrlParam } from './model';
export { createFigureStore, type FigureStore, type Snapshot } from './store';
