import { escapeMarkup } from '../escapeMarkup';
import { blocksOf, type Block, type ShownNumber } from './blocks';
import { plainColour } from './colour';
import { createColumn, type Column } from './column';
import { drawChildren, type Pen } from './drawElement';
import { drawSwatch, SWATCH } from './drawLegend';
import { drawNumbers } from './drawNumbers';
import { choicesOf, legendOf } from './legend';
import { createStyler, type PictureTheme, type StyleRule } from './styleRules';
import { element } from './svgText';
import { drawRuns, widthOf } from './textLayout';

/** What a picture says of its figure that its markup does not, or says only after a while. */
export interface PictureWords {
  readonly title: string;
  /** The state that is drawn, in a sentence. */
  readonly words: string;
}

interface PictureOptions extends PictureWords {
  readonly rules: readonly StyleRule[];
  readonly theme: PictureTheme;
  /** Where the figure can be had alive: stands in the credit line. */
  readonly address?: string;
  /** Font size of a drawing's text in pixels; the one it was prerendered with when absent. */
  readonly fontSizeOf?: (svg: Element) => number;
}

/** By these names a vector editor takes the face itself where it is installed, and else one that is like it. */
const FAMILY = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Helvetica, Arial, sans-serif";

const USUAL_FONT_SIZE = 13.5;
const PADDING = 24;
const LICENCE = 'CC BY 4.0';

/**
 * A figure as one SVG file that needs nothing else: title, what its curves are set to, its drawings one under the
 * other, the numbers it shows, and where it is from. All colours are plain, all text is text.
 *
 * @param figure The figure's root (`data-figure`), live in a page or parsed from its prerendered markup.
 */
export function composePicture(figure: Element, options: PictureOptions): string {
  const blocks = blocksOf(figure);
  const drawings = blocks.flatMap((block) => (block.kind === 'drawing' ? [block.svg] : []));
  const brush = createBrush(drawings, options);
  const { base, ink, soft } = brush;
  const widest = Math.max(20 * base, ...drawings.map((svg) => sizeOf(svg).width));
  const column = createColumn(widest);
  const { title, words } = options;
  column.space(PADDING);
  column.line(escapeMarkup(title), 1.5 * base, { fill: ink, 'font-weight': 600 });
  column.space(0.2 * base);
  addLegend(column, figure, drawings, brush);
  addBlocks(column, blocks, brush);
  column.space(base);
  const small = 0.85 * base;
  column.line(escapeMarkup(creditOf(options.address, widest / small)), small, { fill: soft });
  column.space(-1.3 * small);
  column.line(LICENCE, small, { fill: soft, x: widest, 'text-anchor': 'end' });

  const width = widest + 2 * PADDING;
  const height = Math.ceil(column.height + 0.7 * PADDING);
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      'font-family': FAMILY,
      'font-size': base,
    },
    element('title', {}, escapeMarkup(title)) +
      element('desc', {}, escapeMarkup(words)) +
      element('rect', { width, height, fill: brush.card }) +
      element('g', { transform: `translate(${PADDING},0)` }, column.content),
  );
}

/** Whose the picture is, and where it can be had alive; without the state in the address where that is too long. */
function creditOf(address: string | undefined, width: number): string {
  const room = width - widthOf(LICENCE, 1) - 2;
  const withAddress = (text: string | undefined) =>
    ['Nats & Squares', text].filter(Boolean).join(' · ');
  const shorter = [address, address?.replace(/[?#].*$/s, '')].map(withAddress);
  return shorter.find((credit) => widthOf(credit, 1) <= room) ?? withAddress(undefined);
}

/** The looks of everything in one picture. */
interface Brush {
  readonly ink: string;
  readonly soft: string;
  readonly card: string;
  /** Font size of all that does not lie in a drawing. */
  readonly base: number;
  toneOf(this: void, source: Element): string;
  penFor(this: void, svg: Element): Pen;
}

function createBrush(
  drawings: readonly Element[],
  { rules, theme, fontSizeOf = () => USUAL_FONT_SIZE }: PictureOptions,
): Brush {
  const { looksOf, tokenOf } = createStyler(rules, theme);
  const ink = tokenOf('--ink') ?? 'none';
  const ids = new Map<string, string>();
  const idOf = (id: string): string => {
    const known = ids.get(id) ?? `part${ids.size + 1}`;
    ids.set(id, known);
    return known;
  };
  return {
    ink,
    soft: tokenOf('--ink-soft') ?? ink,
    card: tokenOf('--card') ?? 'none',
    base: drawings[0] ? fontSizeOf(drawings[0]) : USUAL_FONT_SIZE,
    toneOf: (source) => plainColour(tokenOf('--tone', source) ?? ink).colour,
    penFor: (svg) => ({ looksOf, idOf, fontSize: fontSizeOf(svg) }),
  };
}

function addLegend(
  column: Column,
  figure: Element,
  drawings: readonly Element[],
  brush: Brush,
): void {
  const { base } = brush;
  for (const choice of choicesOf(figure)) column.paragraph(choice, base, { fill: brush.soft });
  for (const entry of legendOf(figure, drawings)) {
    column.space(0.72 * base);
    column.place(drawSwatch(entry, brush.penFor(entry.drawing)), -0.72 * base);
    column.paragraph(entry.text, base, { x: SWATCH + 8, fill: brush.toneOf(entry.handle) });
  }
  column.space(0.4 * base);
}

function addBlocks(column: Column, blocks: readonly Block[], brush: Brush): void {
  const { base, ink, soft } = brush;
  let numbers: ShownNumber[] = [];
  const addNumbers = (): void => {
    if (numbers.length === 0) return;
    column.space(0.6 * base);
    const grid = drawNumbers(numbers, column.width, brush);
    column.place(grid.content, grid.height);
    numbers = [];
  };
  for (const block of blocks) {
    if (block.kind === 'number') {
      numbers.push(block);
      continue;
    }
    addNumbers();
    if (block.kind === 'drawing') {
      const pen = brush.penFor(block.svg);
      const name = element('title', {}, escapeMarkup(block.label));
      column.space(0.5 * base);
      column.place(name + drawChildren(block.svg, pen), sizeOf(block.svg).height, {
        'font-size': pen.fontSize === base ? undefined : pen.fontSize,
      });
    } else if (block.kind === 'heading') {
      column.space(0.9 * base);
      column.line(drawRuns(block.runs, base), 1.1 * base, { fill: ink, 'font-weight': 600 });
    } else {
      column.space(0.2 * base);
      column.paragraph(block.runs.map(({ text }) => text).join(''), base, { fill: soft });
    }
  }
  addNumbers();
}

/** The size of a drawing by its view box. */
function sizeOf(svg: Element): { readonly width: number; readonly height: number } {
  const box = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  return { width: box[2] || 0, height: box[3] || 0 };
}
