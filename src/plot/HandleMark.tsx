import { useState } from 'react';
import { writeAttributes } from '../ui';
import type { PlotHandle } from './plotContext';

/** The form of a handle. */
export type HandleShape = 'disc' | 'ring' | 'diamond';

type Place = PlotHandle['position'];

const SIZE = 7;
const HIT_RADIUS = 22;

interface HandleMarkProps {
  readonly shape: HandleShape;
  readonly axis: 'x' | 'y';
  readonly locked: boolean;
  /** Where it is first drawn; from then on `moveHandleMark` says. */
  readonly at: Place;
}

/** What is seen of a handle: hit area, focus ring, arrows in the directions it moves, mark. */
export function HandleMark({ shape, axis, locked, at }: HandleMarkProps) {
  // Kept, so that React sees no change and leaves the places to those who move the mark.
  const [first] = useState(() => ({ disc: discAt(at), ...pathsAt(at) }));
  const part = { suppressHydrationWarning: true };
  return (
    <>
      {!locked && <circle {...part} {...first.disc} className="handle-hit" r={HIT_RADIUS} />}
      <circle {...part} {...first.disc} className="handle-focus" r={SIZE + 6} />
      {!locked && <path {...part} className="handle-arrows" data-axis={axis} d={first[axis]} />}
      {shape === 'diamond' ? (
        <path {...part} className="handle-mark" d={first.diamond} />
      ) : (
        <circle
          {...part}
          {...first.disc}
          className="handle-mark"
          data-ring={shape === 'ring' || undefined}
          r={SIZE}
        />
      )}
    </>
  );
}

/**
 * Draws the mark of a handle at a place, in the plot's pixels. Each of its shapes is moved by itself: a `transform` of the
 * whole would make the browser put the layers of the page together anew, at every move.
 */
export function moveHandleMark(handle: Element, at: Place): void {
  const paths = pathsAt(at);
  for (const shape of handle.children) {
    if (shape.localName === 'circle') writeAttributes(shape, discAt(at));
    else if (!shape.matches('.handle-arrows')) writeAttributes(shape, { d: paths.diamond });
    else writeAttributes(shape, { d: paths[shape.getAttribute('data-axis') === 'y' ? 'y' : 'x'] });
  }
}

const tenths = (pixels: number): number => Math.round(pixels * 10) / 10;

const discAt = ({ x, y }: Place) => ({ cx: tenths(x), cy: tenths(y) });

function pathsAt({ x, y }: Place) {
  const from = (dx: number, dy: number) => `M${tenths(x + dx)},${tenths(y + dy)}`;
  return {
    x: `${from(-12, -3.5)}l-3.5,3.5l3.5,3.5${from(12, -3.5)}l3.5,3.5l-3.5,3.5`,
    y: `${from(-3.5, -12)}l3.5,-3.5l3.5,3.5${from(-3.5, 12)}l3.5,3.5l3.5,-3.5`,
    diamond: `${from(0, -8.5)}l8.5,8.5l-8.5,8.5l-8.5,-8.5Z`,
  };
}
