import { scaleLinear, scaleLog, type ScaleContinuousNumeric } from 'd3';

/** What one axis shows. A log axis needs a domain of positive numbers. */
export interface ScaleSpec {
  readonly domain: readonly [number, number];
  readonly type?: 'linear' | 'log';
}

/** From data to plot pixels, with `invert` back. */
export type PlotScale = ScaleContinuousNumeric<number, number>;

/** The scale of an axis whose ends lie at the two pixels. */
export function makeScale(spec: ScaleSpec, from: number, to: number): PlotScale {
  const scale = spec.type === 'log' ? scaleLog() : scaleLinear();
  return scale.domain([...spec.domain]).range([from, to]);
}
