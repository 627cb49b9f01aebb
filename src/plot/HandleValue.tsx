import type { RefObject } from 'react';
import { writeAttributes, writeText, type Tone } from '../ui';
import type { PlotFrame } from './plotContext';

/** When the value beside a handle is seen; the style sheet says the same. */
export const ATTENDED = ':hover, :focus-visible, [data-dragging]';

/** Room above the plotting area that a value may use, in pixels. */
const ROOM_ABOVE = 16;

/** From the handle's middle to a value below it, less a font size, in pixels. */
const BELOW = 19;

/** Mean width of a letter, in font sizes: of words less, of digits hardly more. */
const LETTER_WIDTH = 0.48;

/** From the text to the card's edge, in pixels. */
const PADDING = 4;

/**
 * A handle's value beside it, on a card of its own: what it lies over, a direct label as likely as not, is covered and
 * not mixed with it. Not in the handle, whose box stays that of its mark.
 */
export function HandleValue({
  ref,
  tone,
}: {
  readonly ref: RefObject<SVGGElement | null>;
  readonly tone: Tone;
}) {
  return (
    <g ref={ref} className="handle-value" data-tone={tone} aria-hidden="true">
      <rect rx={4} x={0} y={0} width={0} height={0} />
      <text />
    </g>
  );
}

/** Writes a value `gap` pixels above a handle's place, or below where there is no room, inside of the plot's width. */
export function writeHandleValue(
  element: SVGGElement,
  text: string,
  { x, y }: { readonly x: number; readonly y: number },
  gap: number,
  { width, fontSize }: PlotFrame,
): void {
  const [card, words] = element.children;
  if (!card || !words) return;
  const half = (text.length * fontSize * LETTER_WIDTH) / 2;
  const middle = half * 2 < width ? Math.min(width - half, Math.max(half, x)) : x;
  const baseline = y + (y - gap - fontSize < -ROOM_ABOVE ? BELOW + fontSize : -gap);
  writeText(words, text);
  writeAttributes(words, { x: middle.toFixed(1), y: baseline.toFixed(1) });
  writeAttributes(card, {
    x: (middle - half - PADDING).toFixed(1),
    y: (baseline - 1.1 * fontSize).toFixed(1),
    width: (2 * (half + PADDING)).toFixed(1),
    height: (1.5 * fontSize).toFixed(1),
  });
}
