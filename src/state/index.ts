export { changeFamily, type CurveFamily } from './changeFamily';
export { connectUrl } from './connectUrl';
export { presetState, type FigureModel, type Preset } from './model';
export type { ParameterInfo } from './parameterInfo';
export { parametersOf } from './parameters';
export { choiceParam, distributionParam, numberParam } from './params';
export { formatQuery, parseQuery, presetShown, type UrlNotice } from './query';
export { createFigureStore, type FigureStore, type Snapshot } from './store';
