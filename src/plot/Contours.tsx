import { useMemo, useRef, useState } from 'react';
import type { Snapshot } from '../state';
import {
  formatNumber,
  useLive,
  useShownUnit,
  useStore,
  writeAttributes,
  writeText,
  type Tone,
} from '../ui';
import { contourLevels } from './contourLevels';
import { contourRings, ringPaths, type ContourField } from './contourPaths';
import { Clipped } from './Clipped';
import { Still } from './Still';
import { usePlot, type PlotFrame } from './plotContext';

/** A field over a part of the plot's plane; even steps along an axis that is logarithmic are steps of the logarithm. */
export interface ContourMap extends ContourField {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

interface ContoursProps<S, D> {
  /** The map to draw; undefined as long as there is none. The same object is drawn once. */
  readonly of: (snap: Snapshot<S, D>) => ContourMap | undefined;
  /** Whether it belongs to the present state; a stale one is drawn paler. */
  readonly settled: (snap: Snapshot<S, D>) => boolean;
  readonly tone: Tone;
  /** Of the values, in the legend: what they are, and their unit. */
  readonly legend: string;
  readonly unit?: string;
}

/** As many bands as a map may have. */
const MOST = 10;

interface Drawn {
  readonly bands: readonly { readonly area: string; readonly line: string }[];
  readonly levels: readonly number[];
}

/**
 * A landscape in filled bands with contour lines between, the lower the darker, and its levels told above the plot. All
 * of it are paths, so that a saved picture is whole.
 */
export function Contours<S, D>(props: ContoursProps<S, D>) {
  const { of, settled, tone, legend } = props;
  const { unit, factor } = useShownUnit(props.unit ?? '');
  const frame = usePlot();
  const store = useStore<S, D>();
  const root = useRef<SVGGElement>(null);
  const drawing = useMemo(() => drawingOn(frame), [frame]);
  const draw = (snap: Snapshot<S, D>) => drawing(of(snap));
  const attrs = (drawn: Drawn | undefined, i: number, part: 'area' | 'line') => ({
    d: drawn?.bands[i]?.[part] ?? '',
  });
  const steps = (drawn: Drawn | undefined) => stepsOf(drawn?.levels ?? [], frame, factor);
  const [first] = useState(() => {
    const snap = store.get();
    const drawn = draw(snap);
    return { drawn, settled: settled(snap) };
  });
  useLive<SVGGElement, S, D>(root, (element, snap) => {
    const drawn = draw(snap);
    writeAttributes(element, { 'data-settled': settled(snap) ? null : 'false' });
    const [bands, scale] = element.children;
    if (!bands || !scale) return;
    for (let i = 0; i < MOST; i += 1) {
      const [area, line] = bands.children[i]?.children ?? [];
      if (area && line) {
        writeAttributes(area, attrs(drawn, i, 'area'));
        writeAttributes(line, attrs(drawn, i, 'line'));
      }
    }
    for (const [i, step] of steps(drawn).entries()) {
      const [box, text] = scale.children[i]?.children ?? [];
      if (!box || !text) continue;
      writeAttributes(box, {
        x: step.x,
        'fill-opacity': step.opacity,
        visibility: step.visible ? null : 'hidden',
      });
      writeAttributes(text, { x: step.end });
      writeText(text, step.text);
    }
  });
  const begin = steps(first.drawn);
  return (
    <g
      ref={root}
      className="contours"
      data-tone={tone}
      data-settled={first.settled ? undefined : 'false'}
      suppressHydrationWarning
    >
      <Clipped>
        {begin.map(({ key }, i) => (
          <g key={key}>
            <path
              className="contour-band"
              {...attrs(first.drawn, i, 'area')}
              suppressHydrationWarning
            />
            <path
              className="contour-line"
              {...attrs(first.drawn, i, 'line')}
              suppressHydrationWarning
            />
          </g>
        ))}
      </Clipped>
      <g aria-hidden="true">
        {begin.map((step) => (
          <g key={step.key}>
            <rect
              className="contour-step"
              x={step.x}
              y={-STEP_HEIGHT - GAP}
              width={step.width}
              height={STEP_HEIGHT}
              fillOpacity={step.opacity}
              visibility={step.visible ? undefined : 'hidden'}
              suppressHydrationWarning
            />
            <text
              className="axis-number"
              x={step.end}
              y={-STEP_HEIGHT - GAP - 4}
              textAnchor="middle"
              suppressHydrationWarning
            >
              {step.text}
            </text>
          </g>
        ))}
        <text
          className="axis-title"
          x={frame.width - begin.length * (begin[0]?.width ?? 0) - 10}
          y={-GAP}
          textAnchor="end"
        >
          {unit === '' ? legend : `${legend}, ${unit}`}
        </text>
        <Still {...frame.drawing} />
      </g>
    </g>
  );
}

/** Of one band; the bands lie on one another, the lowest on all. The style sheet says the same. */
const OPACITY = 0.11;
const STEP_HEIGHT = 9;
const GAP = 7;
/** Part of the plot's width that the legend takes, and its widest, in font sizes. */
const LEGEND_SHARE = 0.55;
const WIDEST = 26;

/** Draws maps on this frame; the last one is remembered. */
function drawingOn(frame: PlotFrame): (map: ContourMap | undefined) => Drawn | undefined {
  let last: { readonly map: ContourMap; readonly drawn: Drawn } | undefined;
  return (map) => {
    if (map === undefined) return undefined;
    if (last?.map !== map) last = { map, drawn: drawMap(map, frame) };
    return last.drawn;
  };
}

function drawMap(map: ContourMap, frame: PlotFrame): Drawn {
  const levels = contourLevels(map.values);
  const [left, right] = map.x.map(frame.x);
  const [bottom, top] = map.y.map(frame.y);
  const pixel = (column: number, row: number) =>
    [
      left + ((right - left) * column) / (map.columns - 1),
      bottom + ((top - bottom) * row) / (map.rows - 1),
    ] as const;
  // The largest ground first, the lowest on top of it.
  const bands = levels.toReversed().map((level) => ringPaths(contourRings(map, level), pixel));
  return { bands, levels };
}

/** The boxes of the legend, from the lowest band on the left to the highest ground, with the level at the end of each. */
function stepsOf(levels: readonly number[], { width, fontSize }: PlotFrame, factor: number) {
  const box = Math.min(LEGEND_SHARE * width, WIDEST * fontSize) / MOST;
  // As many numbers as have room, always the first and the last.
  const most = Math.max(2, Math.floor((levels.length * box) / (2.9 * fontSize)));
  const every = Math.max(1, Math.ceil((levels.length - 1) / (most - 1)));
  return Array.from({ length: MOST }, (_, i) => {
    const visible = i < levels.length;
    const x = width - (levels.length - i) * box;
    const isTold = visible && (levels.length - 1 - i) % every === 0;
    return {
      key: `band${i}`,
      x: round(x),
      end: round(x + box),
      width: round(box),
      visible,
      text: isTold ? formatNumber(factor * levels[i], 2) : '',
      // Bands lie on one another: as dark as so many of them.
      opacity: Number((1 - (1 - OPACITY) ** Math.max(0, levels.length - i)).toFixed(3)),
    };
  });
}

function round(pixel: number): number {
  return Math.round(pixel * 10) / 10;
}
