import { plotHeight, type PlotHeights } from '../plot';

/** A part of the figure: what it takes besides its plots, and these. */
export interface Part {
  /** Height without its plots, in pixels. */
  readonly fixed: number;
  readonly plots: readonly PlotHeights[];
  /** Numbers, controls and words go beside the plots where there are two columns. */
  readonly isAside: boolean;
}

interface Page {
  readonly columns: 1 | 2;
  /** Which parts are on it, by index. */
  readonly parts: readonly number[];
  /** How tall plots are, of their usual height. */
  readonly share: number;
}

/** How a figure is laid out in a box: nothing is cut off, what has no room is on a further page. */
export type Fit = readonly Page[];

export interface Box {
  /** For the parts, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Of the text, in pixels: what is wide enough for two columns depends on it. */
  readonly fontSize: number;
  /** Between two parts. */
  readonly gap: number;
}

/** All parts one under the other, unless the plots get lower than this. */
const GOOD_SHARE = 0.8;
/** Plots get no lower than this for the sake of one more part on the page. */
const LEAST_SHARE = 0.4;
const MOST_SHARE = 1.6;
/** Two columns from this width on, in font sizes. */
const WIDE = 27;

/**
 * Lays the parts of a figure out in a box. `measure` gives them as they are in one column or in two, in the order of the
 * page.
 */
export function fitParts(box: Box, measure: (columns: 1 | 2) => readonly Part[]): Fit {
  const single = measure(1);
  // What is hidden takes no place, and no gap either.
  const all = inReach(single);
  const alone = (column: readonly number[]): Page => ({
    columns: 1,
    parts: column,
    share: shareOf(single, column, box),
  });
  if (all.length === 0 || heightOf(single, all, GOOD_SHARE, box.gap) <= box.height)
    return [alone(all)];
  if (box.width < WIDE * box.fontSize) return paginate(single, plotFirst(single), box).map(alone);
  const parts = measure(2);
  // What is too high for the second column is lower where it has the whole width.
  const isBeside = (i: number) =>
    parts[i].isAside && heightOf(parts, [i], LEAST_SHARE, box.gap) <= box.height;
  const main = paginate(
    parts,
    without(all, (i) => parts[i].isAside),
    box,
  );
  const aside = paginate(parts, all.filter(isBeside), box);
  const rest = without(all, (i) => !parts[i].isAside || isBeside(i));
  const pages = Array.from({ length: Math.max(main.length, aside.length) }, (_, page): Page => {
    // What fills fewer pages stays beside the rest of the other.
    const left = main[Math.min(page, main.length - 1)] ?? [];
    const right = aside[Math.min(page, aside.length - 1)] ?? [];
    return {
      columns: 2,
      parts: [...left, ...right].toSorted((a, b) => a - b),
      share: shareOf(parts, left, box),
    };
  });
  return [...pages, ...paginate(single, rest, box).map(alone)];
}

/** What there is to drag comes before what is to be chosen. */
function plotFirst(parts: readonly Part[]): number[] {
  const all = inReach(parts);
  const first = parts.findIndex(({ isAside }) => !isAside);
  return first < 0 ? all : [first, ...without(all, (i) => i === first)];
}

const inReach = (parts: readonly Part[]): number[] =>
  parts.flatMap(({ fixed, plots }, i) => (fixed > 0 || plots.length > 0 ? [i] : []));

const without = (all: readonly number[], isOut: (i: number) => boolean): number[] =>
  all.filter((i) => !isOut(i));

/** The parts in so many pages that none is higher than the box; a part that is higher has a page for itself. */
function paginate(parts: readonly Part[], column: readonly number[], box: Box): number[][] {
  const pages: number[][] = [];
  for (const i of column) {
    const last = pages.at(-1);
    if (last && heightOf(parts, [...last, i], LEAST_SHARE, box.gap) <= box.height) last.push(i);
    else pages.push([i]);
  }
  return pages;
}

/** How tall the plots of a column can be. */
function shareOf(parts: readonly Part[], column: readonly number[], { height, gap }: Box): number {
  let low = 0;
  let high = MOST_SHARE;
  for (let step = 0; step < 12; step += 1) {
    const share = (low + high) / 2;
    if (heightOf(parts, column, share, gap) <= height) low = share;
    else high = share;
  }
  return low;
}

function heightOf(
  parts: readonly Part[],
  column: readonly number[],
  share: number,
  gap: number,
): number {
  const heights = column.map((i) =>
    parts[i].plots.reduce((sum, plot) => sum + plotHeight(plot, share), parts[i].fixed),
  );
  return heights.reduce((sum, height) => sum + height, Math.max(0, column.length - 1) * gap);
}
