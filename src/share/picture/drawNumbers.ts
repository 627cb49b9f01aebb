import { escapeMarkup } from '../escapeMarkup';
import type { ShownNumber } from './blocks';
import { element } from './svgText';
import { drawRuns, widthOf, wrap } from './textLayout';

interface Brush {
  readonly ink: string;
  readonly soft: string;
  readonly base: number;
  toneOf(this: void, source: Element): string;
}

/** Of the value, in font sizes of its label. */
const LARGER = 1.12;

/** Numbers side by side, each with its label above and a rule in its colour; why one is infinite stands below all. */
export function drawNumbers(
  numbers: readonly ShownNumber[],
  width: number,
  { ink, soft, base, toneOf }: Brush,
): { readonly content: string; readonly height: number } {
  const widths = numbers.map(({ label, value }) =>
    Math.max(widthOf(plain(label), base), widthOf(value, LARGER * base)),
  );
  const least = Math.max(9 * base, ...widths) + 1.5 * base;
  const columns = Math.max(1, Math.min(numbers.length, Math.floor(width / least)));
  const row = 3.3 * base;
  const left = 0.75 * base;
  const parts = numbers.map(({ label, value, source }, i) => {
    const x = round((i % columns) * (width / columns));
    const y = round(Math.floor(i / columns) * row);
    const fill = toneOf(source);
    return element(
      'g',
      { transform: `translate(${x},${y})` },
      element('path', { d: `M1,0v${round(2.65 * base)}`, stroke: fill, 'stroke-width': 2.5 }) +
        element('text', { x: left, y: 0.95 * base, fill }, drawRuns(label, base)) +
        element(
          'text',
          { x: left, y: 2.4 * base, fill: ink, 'font-size': LARGER * base },
          escapeMarkup(value),
        ),
    );
  });
  let height = Math.ceil(numbers.length / columns) * row;
  for (const { label, value, reason } of numbers) {
    if (reason === '') continue;
    for (const line of wrap(`${plain(label)} = ${value}: ${reason}`, width, base)) {
      parts.push(element('text', { x: 0, y: height + base, fill: soft }, escapeMarkup(line)));
      height += 1.35 * base;
    }
  }
  return { content: parts.join('\n'), height };
}

const plain = (label: ShownNumber['label']): string => label.map(({ text }) => text).join('');

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
