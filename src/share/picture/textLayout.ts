import { escapeMarkup } from '../escapeMarkup';
import { element } from './svgText';
import type { TextRun } from './blocks';

/** Mean width of a character in font sizes: a little too wide rather than over the edge. */
const LETTER = 0.48;

/** About as wide as it will be drawn: there is nothing to measure with in node. */
export function widthOf(text: string, fontSize: number): number {
  return Array.from(text).length * LETTER * fontSize;
}

/** The text in lines of at most that width, broken at spaces. */
export function wrap(text: string, width: number, fontSize: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.trim().split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer, fontSize) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** How far a raised or lowered run is from its line, and how large it is, in font sizes of the line. */
const SHIFT = { sub: 0.22, sup: -0.38 } as const;
const SMALL = 0.72;

/** Runs as `tspan`s; plain text where there is only one. */
export function drawRuns(runs: readonly TextRun[], fontSize: number): string {
  let at = 0;
  return runs
    .map(({ text, shift }, i) => {
      const trimmed = i === 0 ? text.trimStart() : text;
      const shown = i === runs.length - 1 ? trimmed.trimEnd() : trimmed;
      const to = shift ? SHIFT[shift] * fontSize : 0;
      const dy = to - at;
      at = to;
      if (!shift && dy === 0) return escapeMarkup(shown);
      return element(
        'tspan',
        { dy, 'font-size': shift ? SMALL * fontSize : undefined },
        escapeMarkup(shown),
      );
    })
    .join('');
}
