import { useEffect, useId, useMemo, useRef, type PointerEvent, type ReactNode } from 'react';
import { LiveGate, useLiveGate } from '../ui';
import { PlotContext, type PlotFrame, type PlotHandle } from './plotContext';
import { usePlotHeight } from './plotRoom';
import { makeScale, type ScaleSpec } from './scale';
import { Still } from './Still';
import { useMeasure } from './useMeasure';

interface Margin {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

interface PlotProps {
  /** What the plot shows, for assistive technology; unique on its page. */
  readonly label: string;
  /** Height in CSS pixels at the usual text size, margins included; larger text makes it taller. The width is that of the place. */
  readonly height: number;
  /** Its rows lie as near to each other as can be: a place of limited height makes it no lower. */
  readonly isFixed?: boolean;
  readonly x: ScaleSpec;
  readonly y: ScaleSpec;
  /** Room for axes around the plotting area, at the usual text size. */
  readonly margin?: Partial<Margin>;
  readonly children: ReactNode;
}

/** Room for a y title above, an x title below, and tick labels. */
const MARGIN: Margin = { top: 30, right: 14, bottom: 44, left: 46 };

/** A pointer this near to a handle grabs it: 44 px across. */
const REACH = 22;

const USUAL_FONT_SIZE = 13.5;

/** Lowest plotting area that can be read, at the usual text size. */
const LEAST_INNER = 56;

/**
 * The frame of a plot: an SVG as wide as its place, scales for the parts inside, and the rule that the nearest handle
 * takes a pointer that lands between several.
 */
export function Plot({ label, height: usual, isFixed, x, y, margin, children }: PlotProps) {
  const root = useRef<SVGSVGElement>(null);
  const seen = useLiveGate(root);
  const clip = useId();
  const handles = useRef(new Set<PlotHandle>());
  const grabbed = useRef(false);
  const { width, fontSize } = useMeasure(root, USUAL_FONT_SIZE);
  const zoom = fontSize / USUAL_FONT_SIZE;
  const { top, right, bottom, left } = { ...MARGIN, ...margin };
  const larger = Math.max(1, zoom);
  const usualInner = usual - top - bottom;
  const height = usePlotHeight(root, {
    around: (top + bottom) * larger,
    inner: usualInner * larger,
    least: (isFixed ? usualInner : Math.min(usualInner, LEAST_INNER)) * larger,
  });
  const inner = {
    width: Math.max(40, width - (left + right) * zoom),
    height: Math.max(40, height - (top + bottom) * zoom),
  };
  const shift = { x: left * zoom, y: top * zoom };
  const [xFrom, xTo] = x.domain;
  const [yFrom, yTo] = y.domain;
  const frame = useMemo<PlotFrame>(
    () => ({
      x: makeScale({ domain: [xFrom, xTo], type: x.type ?? 'linear' }, 0, inner.width),
      y: makeScale({ domain: [yFrom, yTo], type: y.type ?? 'linear' }, inner.height, 0),
      width: inner.width,
      height: inner.height,
      drawing: { x: -shift.x, y: -shift.y, width, height },
      fontSize,
      clip: `url(#${clip})`,
      toPlot({ clientX, clientY }) {
        const box = root.current?.getBoundingClientRect();
        if (!box || box.width === 0) return { x: clientX - shift.x, y: clientY - shift.y };
        // The box and the drawing differ only where a host zooms the whole frame.
        const scale = width / box.width;
        return {
          x: (clientX - box.left) * scale - shift.x,
          y: (clientY - box.top) * scale - shift.y,
        };
      },
      join(handle) {
        handles.current.add(handle);
        return () => handles.current.delete(handle);
      },
      aside: (place, axis, self) => asideOf(handles.current, place, axis, self),
    }),
    [
      xFrom,
      xTo,
      x.type,
      yFrom,
      yTo,
      y.type,
      inner.width,
      inner.height,
      fontSize,
      clip,
      width,
      height,
      shift.x,
      shift.y,
    ],
  );

  // A browser need not heed `touch-action` inside of a drawing: it would scroll, and the drag would die. React's own
  // touch listeners are passive, and a finger anywhere else must scroll the page.
  useEffect(() => {
    const drawing = root.current;
    const onTouchStart = (event: TouchEvent) => {
      const [touch, second] = event.touches;
      if (!touch || second || !event.cancelable) return;
      if (nearestHandle(handles.current, frame.toPlot(touch), REACH)) event.preventDefault();
    };
    drawing?.addEventListener('touchstart', onTouchStart, { passive: false });
    return () => drawing?.removeEventListener('touchstart', onTouchStart);
  }, [frame]);

  const onPointerDown = (event: PointerEvent) => {
    grabbed.current = false;
    if (event.button !== 0 || !event.isPrimary) return;
    const nearest = nearestHandle(handles.current, frame.toPlot(event), REACH);
    if (!nearest) return;
    grabbed.current = true;
    nearest.grab(event);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset brings looks and rules of its own
    <div className="plot" role="group" aria-label={label}>
      {/* The handles inside are what is operated; the drawing only passes a pointer on to the nearest one. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <svg
        ref={root}
        className="plot-drawing"
        viewBox={`0 0 ${width} ${height}`}
        style={{ height }}
        onPointerDown={onPointerDown}
        // The browser would focus the handle under the pointer, which need not be the nearest.
        onMouseDown={(event) => grabbed.current && event.preventDefault()}
      >
        <clipPath id={clip}>
          <rect width={inner.width} height={inner.height} />
        </clipPath>
        <g transform={`translate(${shift.x},${shift.y})`}>
          <LiveGate value={seen}>
            <PlotContext value={frame}>{children}</PlotContext>
          </LiveGate>
          <Still {...frame.drawing} />
        </g>
      </svg>
    </div>
  );
}

/** The handle whose centre is nearest to the point, within `reach`; of equally near ones the topmost. */
function nearestHandle(
  handles: Iterable<PlotHandle>,
  point: { readonly x: number; readonly y: number },
  reach: number,
): PlotHandle | undefined {
  let best: PlotHandle | undefined;
  let least = reach;
  for (const handle of handles) {
    const distance = Math.hypot(handle.position.x - point.x, handle.position.y - point.y);
    if (distance <= least) {
      best = handle;
      least = distance;
    }
  }
  return best;
}

/** Marks this far apart, in pixels, do not cover one another. */
const APART = 17;
/** So often at most is a handle moved on that has come to lie on another. */
const ROUNDS = 4;

/** The place, moved across `axis` until it is clear of the handles that joined before `self`. */
function asideOf(
  handles: Iterable<PlotHandle>,
  place: { readonly x: number; readonly y: number },
  axis: 'x' | 'y',
  self: PlotHandle | undefined,
): { readonly x: number; readonly y: number } {
  let { x, y } = place;
  // Clear of one it may have come to lie on another: then on in the same direction, until all are passed.
  let way: number | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    let isClear = true;
    for (const other of handles) {
      if (other === self) break;
      const dx = x - other.position.x;
      const dy = y - other.position.y;
      if (Math.hypot(dx, dy) >= APART - 0.01) continue;
      isClear = false;
      const across = axis === 'x' ? dy : dx;
      const towards = round > 0 && way !== undefined ? way : across < 0 ? -1 : 1;
      way ??= towards;
      // As far as the circle around the other: the handle glides around it, without a jump.
      if (axis === 'x') y = other.position.y + towards * Math.sqrt(APART ** 2 - dx ** 2);
      else x = other.position.x + towards * Math.sqrt(APART ** 2 - dy ** 2);
    }
    if (isClear) break;
  }
  return { x, y };
}
