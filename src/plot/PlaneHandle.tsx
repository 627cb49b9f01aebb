import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Snapshot } from '../state';
import {
  clampTo,
  stepValue,
  useBurst,
  useControl,
  useLive,
  useStore,
  writeAttributes,
  type Tone,
} from '../ui';
import { ATTENDED, HandleValue, writeHandleValue } from './HandleValue';
import { HandleMark, moveHandleMark, type HandleShape } from './HandleMark';
import { usePlot, type PlotHandle } from './plotContext';
import { useDrag } from './useDrag';

/** One of the two numbers that a place in the plane stands for: a slider of its own. */
interface PlaneAxis<S, D> {
  /** `data-param`, unique in the figure: "q.map.mean". */
  readonly param: string;
  /** Other names of what it changes: locked with any of them. */
  readonly writes?: readonly string[];
  /** Curve and parameter: "q(z), mean, on the map". */
  readonly label: string;
  readonly value: (snap: Snapshot<S, D>) => number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly fine?: number;
  readonly coarse?: number;
  /** The value as it is read out: "mean 1.2". */
  readonly valueText: (value: number) => string;
}

interface PlaneHandleProps<S, D> {
  readonly x: PlaneAxis<S, D>;
  readonly y: PlaneAxis<S, D>;
  /** Where the handle lies, in data units. Outside of the plot it stays at the edge. */
  readonly at: (snap: Snapshot<S, D>) => readonly [number, number];
  /** The two values for the handle dragged to a place. Clamped by the handle. */
  readonly onMove: (x: number, y: number) => readonly [number, number];
  readonly onChange: (x: number, y: number, gesture: string) => void;
  readonly tone: Tone;
  readonly shape?: HandleShape;
}

/** From the handle's middle to its values, in pixels. */
const LABEL_GAP = 30;

/**
 * A point that is dragged both ways at once, and for keys and assistive technology two sliders at one place, of which the
 * arrow keys move one number each. Otherwise as `Handle`.
 */
export function PlaneHandle<S, D>({
  x,
  y,
  at,
  onMove,
  onChange,
  tone,
  shape = 'disc',
}: PlaneHandleProps<S, D>) {
  const across = useControl(x.param, 'handle', x.writes);
  const upwards = useControl(y.param, 'handle', y.writes);
  const frame = usePlot();
  const store = useStore<S, D>();
  const rootX = useRef<SVGGElement>(null);
  const rootY = useRef<SVGGElement>(null);
  const label = useRef<SVGGElement>(null);
  const position = useRef({ x: 0, y: 0 });
  const burst = { x: useBurst(x.param), y: useBurst(y.param) };
  const locked = across.locked && upwards.locked;
  const hidden = across.hidden || upwards.hidden;

  const place = (snap: Snapshot<S, D>) => {
    const [atX, atY] = at(snap);
    return {
      x: Math.min(frame.width, Math.max(0, frame.x(atX))),
      y: Math.min(frame.height, Math.max(0, frame.y(atY))),
    };
  };
  const attributes = (axis: PlaneAxis<S, D>, snap: Snapshot<S, D>) => {
    const value = axis.value(snap);
    return {
      'aria-valuenow': value,
      'aria-valuemin': axis.min,
      'aria-valuemax': axis.max,
      'aria-valuetext': axis.valueText(value),
    };
  };
  const [first] = useState(() => ({
    x: attributes(x, store.get()),
    y: attributes(y, store.get()),
    place: place(store.get()),
  }));
  const writeLabel = (snap: Snapshot<S, D>) => {
    const text = `${x.valueText(x.value(snap))}, ${y.valueText(y.value(snap))}`;
    if (label.current) writeHandleValue(label.current, text, position.current, LABEL_GAP, frame);
  };
  useLive<SVGGElement, S, D>(rootX, (element, snap) => {
    position.current = place(snap);
    writeAttributes(element, attributes(x, snap));
    moveHandleMark(element, position.current);
  });
  useLive<SVGGElement, S, D>(rootY, (element, snap) => {
    writeAttributes(element, attributes(y, snap));
    moveHandleMark(element, place(snap));
    if (element.matches(ATTENDED) || rootX.current?.matches(ATTENDED)) writeLabel(snap);
  });

  const change = (toX: number, toY: number, gesture: string) => {
    const now = store.get();
    const next = [
      across.locked ? x.value(now) : clampTo(toX, x),
      upwards.locked ? y.value(now) : clampTo(toY, y),
    ] as const;
    if (next[0] !== x.value(now) || next[1] !== y.value(now)) onChange(...next, gesture);
  };
  const { grab, ...dragEvents } = useDrag<S, D>({
    root: rootY,
    name: y.param,
    place,
    onDrag: (point, _start, gesture) =>
      change(...onMove(frame.x.invert(point.x), frame.y.invert(point.y)), gesture),
  });
  const latestGrab = useRef(grab);
  useLayoutEffect(() => {
    latestGrab.current = grab;
  });
  useLayoutEffect(() => {
    if (locked || hidden) return undefined;
    const handle: PlotHandle = {
      get position() {
        return position.current;
      },
      grab: (event) => latestGrab.current(event),
    };
    return frame.join(handle);
  }, [frame, locked, hidden]);

  const onKeyDown = (along: 'x' | 'y') => (event: KeyboardEvent) => {
    if (dragEvents.onKeyDown(event)) return;
    const axis = along === 'x' ? x : y;
    const now = store.get();
    const next = stepValue(axis.value(now), event, axis);
    if (next === undefined || (along === 'x' ? across : upwards).locked) return;
    event.preventDefault();
    change(
      along === 'x' ? next : x.value(now),
      along === 'y' ? next : y.value(now),
      burst[along](),
    );
  };

  if (hidden) return null;
  const lookAt = () => writeLabel(store.get());
  const slider = (along: 'x' | 'y', axis: PlaneAxis<S, D>, { locked: fixed }: Rights) => (
    <g
      ref={along === 'x' ? rootX : rootY}
      className="handle handle-plane"
      // No form control can lie in a drawing. The live ARIA values come with the spread attributes.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/role-has-required-aria-props
      role="slider"
      tabIndex={0}
      aria-label={axis.label}
      aria-orientation={along === 'y' ? 'vertical' : 'horizontal'}
      aria-readonly={fixed || undefined}
      data-param={axis.param}
      data-tone={tone}
      data-axis={along}
      {...first[along]}
      {...dragEvents}
      onKeyDown={onKeyDown(along)}
      onPointerEnter={lookAt}
      onFocus={lookAt}
      suppressHydrationWarning
    >
      <HandleMark shape={shape} axis={along} locked={fixed} at={first.place} />
    </g>
  );
  return (
    <>
      {slider('x', x, across)}
      {slider('y', y, upwards)}
      <HandleValue ref={label} tone={tone} />
    </>
  );
}

type Rights = ReturnType<typeof useControl>;
