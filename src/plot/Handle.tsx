import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Snapshot } from '../state';
import {
  clampTo,
  formatEditable,
  rangeAt,
  stepValue,
  useBurst,
  useControl,
  useLive,
  useStore,
  writeAttributes,
  type LiveRange,
  type Tone,
} from '../ui';
import { ATTENDED, HandleValue, writeHandleValue } from './HandleValue';
import { HandleMark, moveHandleMark, type HandleShape } from './HandleMark';
import { usePlot, type PlotHandle } from './plotContext';
import { useDrag } from './useDrag';

interface HandleProps<S, D> extends LiveRange<S, D> {
  /** `data-param`: the state's name for it, "q.mean". */
  readonly param: string;
  /** Other names of what it changes: locked with any of them. */
  readonly writes?: readonly string[];
  /** Curve and parameter: "q(z), mean". */
  readonly label: string;
  readonly value: (snap: Snapshot<S, D>) => number;
  /** The value as it is read out; the plain number when absent. */
  readonly valueText?: (value: number, snap: Snapshot<S, D>) => string;
  /** Where the handle lies, in data units. Outside of the plot it stays at the edge. */
  readonly at: (snap: Snapshot<S, D>) => readonly [number, number];
  /** The direction it moves in. */
  readonly axis: 'x' | 'y';
  /** The value for the handle dragged to a place, given the snapshot the drag started from. Clamped by the handle. */
  readonly onMove: (x: number, y: number, start: Snapshot<S, D>) => number;
  readonly onChange: (value: number, gesture: string) => void;
  readonly tone: Tone;
  /** Told apart without colour: q has discs, p rings or diamonds. */
  readonly shape?: HandleShape;
}

/** From the handle's middle to its value, in pixels: above a finger's tip, and above a direct label at a peak. */
const LABEL_GAP = 38;

/**
 * A point on the drawing that a reader drags or moves by keys: a slider for assistive technology. It takes a pointer
 * from anywhere within 22 px (the nearest handle wins), keeps the offset it was grabbed with, and Escape undoes the
 * drag. A drag, or a burst of keys, is one undo step.
 */
export function Handle<S, D>(props: HandleProps<S, D>) {
  const { hidden, locked } = useControl(props.param, 'handle', props.writes);
  return hidden ? null : <LiveHandle {...props} locked={locked} />;
}

interface LiveHandleProps<S, D> extends HandleProps<S, D> {
  /** Read-only: still there, still announced. */
  readonly locked: boolean;
}

function LiveHandle<S, D>(props: LiveHandleProps<S, D>) {
  const { param, axis, tone, shape = 'disc', locked } = props;
  const { valueText = (value: number) => formatEditable(value).replace('-', '−') } = props;
  const frame = usePlot();
  const store = useStore<S, D>();
  const root = useRef<SVGGElement>(null);
  const label = useRef<SVGGElement>(null);
  const position = useRef({ x: 0, y: 0 });
  const joined = useRef<PlotHandle>(undefined);
  const nameBurst = useBurst(param);

  const place = (snap: Snapshot<S, D>) => {
    const [x, y] = props.at(snap);
    return { x: frame.x(x), y: frame.y(y) };
  };
  const drawn = (snap: Snapshot<S, D>) => {
    const { x, y } = place(snap);
    return { x: within(x, frame.width), y: within(y, frame.height) };
  };
  const attributes = (snap: Snapshot<S, D>) => {
    const value = props.value(snap);
    const { min, max } = rangeAt(props, snap);
    return {
      'aria-valuenow': value,
      'aria-valuemin': min,
      'aria-valuemax': max,
      'aria-valuetext': valueText(value, snap),
    };
  };

  const [first] = useState(() => attributes(store.get()));
  const [firstPlace] = useState(() => drawn(store.get()));
  // The value beside the handle; written only while someone looks at it.
  const writeLabel = (snap: Snapshot<S, D>) => {
    const text = valueText(props.value(snap), snap);
    if (label.current) writeHandleValue(label.current, text, position.current, LABEL_GAP, frame);
  };
  const write = (element: SVGGElement, snap: Snapshot<S, D>) => {
    position.current = frame.aside(drawn(snap), axis, joined.current);
    writeAttributes(element, attributes(snap));
    moveHandleMark(element, position.current);
    if (element.matches(ATTENDED)) writeLabel(snap);
  };
  useLive<SVGGElement, S, D>(root, write);

  const change = (value: number, gesture: string) => {
    if (locked) return;
    const next = clampTo(value, rangeAt(props, store.get()));
    if (next !== props.value(store.get())) props.onChange(next, gesture);
  };
  const { grab, ...dragEvents } = useDrag<S, D>({
    root,
    name: param,
    place: (snap) => {
      const { x, y } = place(snap);
      const edge = drawn(snap);
      return { x: Number.isFinite(x) ? x : edge.x, y: Number.isFinite(y) ? y : edge.y };
    },
    onDrag: (point, start, gesture) =>
      change(props.onMove(frame.x.invert(point.x), frame.y.invert(point.y), start), gesture),
  });
  const latestGrab = useRef(grab);
  useLayoutEffect(() => {
    latestGrab.current = grab;
  });
  useLayoutEffect(() => {
    if (locked) return undefined;
    const handle: PlotHandle = {
      get position() {
        return position.current;
      },
      grab: (event) => latestGrab.current(event),
    };
    joined.current = handle;
    return frame.join(handle);
  }, [frame, locked]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (dragEvents.onKeyDown(event) || locked) return;
    const snap = store.get();
    const next = stepValue(props.value(snap), event, rangeAt(props, snap));
    if (next === undefined) return;
    event.preventDefault();
    change(next, nameBurst());
  };

  return (
    <>
      <g
        ref={root}
        className="handle"
        // No form control can lie in a drawing. The live ARIA values come with the spread attributes.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/role-has-required-aria-props
        role="slider"
        tabIndex={0}
        aria-label={props.label}
        aria-orientation={axis === 'y' ? 'vertical' : 'horizontal'}
        aria-readonly={locked || undefined}
        data-param={param}
        data-tone={tone}
        data-axis={axis}
        {...first}
        {...dragEvents}
        onKeyDown={onKeyDown}
        onPointerEnter={() => writeLabel(store.get())}
        onFocus={() => writeLabel(store.get())}
        suppressHydrationWarning
      >
        <HandleMark shape={shape} axis={axis} locked={locked} at={firstPlace} />
      </g>
      <HandleValue ref={label} tone={tone} />
    </>
  );
}

/** Into the plotting area; a place that is nowhere goes to its far edge. */
function within(pixel: number, size: number): number {
  return Number.isNaN(pixel) ? 0 : Math.min(size, Math.max(0, pixel));
}
