export { Area } from './Area';
export { AxisX, AxisY } from './Axes';
export { Curve } from './Curve';
export { Handle } from './Handle';
export type { HandleShape } from './HandleMark';
export type { Points } from './path';
export { Plot } from './Plot';
export { usePlot } from './plotContext';
export type { PlotScale, ScaleSpec } from './scale';
