import { useEffect, useRef, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import type { Snapshot } from '../state';
import { useStore } from '../ui';
import { usePlot } from './plotContext';

interface Place {
  readonly x: number;
  readonly y: number;
}

interface DragOptions<S, D> {
  readonly root: RefObject<SVGGElement | null>;
  /** Begins the names of its gestures. */
  readonly name: string;
  /** Where the dragged thing lies, in plot pixels. */
  readonly place: (snap: Snapshot<S, D>) => Place;
  /** The thing has been dragged to this place. */
  readonly onDrag: (point: Place, start: Snapshot<S, D>, gesture: string) => void;
}

interface Drag<S, D> {
  readonly pointer: number;
  readonly gesture: string;
  readonly start: Snapshot<S, D>;
  /** From the pointer to the thing when it was grabbed: it is kept, so that nothing jumps. */
  readonly offset: Place;
}

/**
 * One pointer's drag: captured, told to the store as a gesture, cancelled by Escape. Spread the events on the element;
 * the plot calls `grab`.
 */
export function useDrag<S, D>({ root, name, place, onDrag }: DragOptions<S, D>) {
  const store = useStore<S, D>();
  const { toPlot } = usePlot();
  const drag = useRef<Drag<S, D> | null>(null);
  const count = useRef(0);

  const end = () => {
    const now = drag.current;
    if (!now) return;
    drag.current = null;
    root.current?.removeAttribute('data-dragging');
    if (root.current?.hasPointerCapture?.(now.pointer))
      root.current.releasePointerCapture(now.pointer);
    store.endGesture();
  };

  // A handle that vanishes under the finger must not leave the figure in an unending gesture.
  useEffect(
    () => () => {
      if (drag.current) store.endGesture();
      drag.current = null;
    },
    [store],
  );

  return {
    grab(event: PointerEvent) {
      end();
      count.current += 1;
      const start = store.get();
      const pointer = toPlot(event);
      const thing = place(start);
      const gesture = `${name}:drag:${count.current}`;
      drag.current = {
        pointer: event.pointerId,
        gesture,
        start,
        offset: { x: thing.x - pointer.x, y: thing.y - pointer.y },
      };
      const element = root.current;
      element?.setPointerCapture?.(event.pointerId);
      element?.focus({ preventScroll: true });
      element?.setAttribute('data-dragging', 'true');
      store.beginGesture(gesture);
    },
    onPointerMove(event: PointerEvent) {
      const now = drag.current;
      if (!now || event.pointerId !== now.pointer) return;
      const pointer = toPlot(event);
      onDrag({ x: pointer.x + now.offset.x, y: pointer.y + now.offset.y }, now.start, now.gesture);
    },
    onPointerUp: end,
    onPointerCancel: end,
    onLostPointerCapture: end,
    /** True when the key ended a drag. */
    onKeyDown(event: KeyboardEvent): boolean {
      const now = drag.current;
      if (!now) return false;
      if (event.key !== 'Escape') return false;
      event.preventDefault();
      event.stopPropagation();
      store.update(() => now.start.state, now.gesture);
      end();
      return true;
    },
  };
}
