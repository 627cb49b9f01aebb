import { escapeMarkup } from '../escapeMarkup';
import { element, type Attributes } from './svgText';
import { wrap } from './textLayout';

/** A column of a picture, filled from the top; lengths in pixels. */
export interface Column {
  readonly width: number;
  /** How far it is filled. */
  readonly height: number;
  /** All that was put into it, as SVG text. */
  readonly content: string;
  space(height: number): void;
  /** SVG text whose top left corner comes to the present end. */
  place(content: string, height: number, attributes?: Attributes): void;
  /** One line of SVG text; its baseline comes to the present end, which moves on by a little. */
  line(content: string, size: number, attributes: Attributes): void;
  /** Plain text, broken into lines. */
  paragraph(text: string, size: number, attributes: Attributes & { readonly x?: number }): void;
}

/** Of a line, in font sizes. */
const LEADING = 1.35;
const DESCENT = 0.3;

export function createColumn(width: number): Column {
  const parts: string[] = [];
  let y = 0;
  return {
    width,
    get height() {
      return y;
    },
    get content() {
      return parts.join('\n');
    },
    space(height) {
      y += height;
    },
    place(content, height, attributes = {}) {
      const transform = `translate(0,${Math.round(y * 10) / 10})`;
      parts.push(element('g', { transform, ...attributes }, content));
      y += height;
    },
    line(content, size, attributes) {
      y += size;
      parts.push(element('text', { x: 0, y, 'font-size': size, ...attributes }, content));
      y += DESCENT * size;
    },
    paragraph(text, size, attributes) {
      for (const line of wrap(text, width - (attributes.x ?? 0), size)) {
        y += LEADING * size;
        const place = { x: 0, y: y - DESCENT * size, 'font-size': size };
        parts.push(element('text', { ...place, ...attributes }, escapeMarkup(line)));
      }
    },
  };
}
