import { plainColour } from './colour';
import { drawChildren, type Pen } from './drawElement';
import type { LegendEntry } from './legend';
import { element } from './svgText';

/** Width of a legend's sample, in pixels. */
export const SWATCH = 36;

/** Of a bar, which stands for no more than its colour. */
const BAR = { x: 4, y: -6, width: SWATCH - 8, height: 11 };
const MARK_SCALE = 0.7;

/** A piece of the curve as it is drawn, with the mark of its handle on it; or a small bar. */
export function drawSwatch({ curve, handle }: LegendEntry, pen: Pen): string {
  const line = curve?.querySelector('.curve-line');
  const bar = curve?.querySelector('.bar');
  if (bar) return element('rect', { ...BAR, ...plainLooks(bar, pen) });
  const mark = element(
    'g',
    { transform: `translate(${SWATCH / 2},0) scale(${MARK_SCALE})` },
    drawChildren(handle, pen),
  );
  const piece = line ? element('path', { d: `M0,0H${SWATCH}`, ...plainLooks(line, pen) }) : '';
  return piece + mark;
}

function plainLooks(source: Element, pen: Pen): Record<string, string | number | undefined> {
  const looks = pen.looksOf(source);
  const fill = plainColour(looks['fill'] ?? 'none');
  return {
    fill: fill.colour,
    'fill-opacity': fill.opacity < 1 ? fill.opacity : undefined,
    stroke: plainColour(looks['stroke'] ?? 'none').colour,
    'stroke-width': looks['stroke-width'],
    'stroke-dasharray': looks['stroke-dasharray'],
  };
}
