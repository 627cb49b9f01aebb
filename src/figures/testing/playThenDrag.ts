import { act, fireEvent } from '@testing-library/react';
import { vi } from 'vitest';
import type { showFigure } from './showFigure';

/** Frames come only when `playThenDrag` lets them; before anything plays, and `vi.useRealTimers` afterwards. */
export function holdFrames(): void {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] });
}

function wait(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}

/** What `playThenDrag` tells of a figure in which the hand has the last word. */
export const YIELDED = {
  hasPlayed: true,
  hasStopped: true,
  isDragged: true,
  keepsItsPlace: true,
  undoSteps: ['the drag', 'the play'],
};

/** Plays the figure's player for a second, then drags a handle, with time for frames after each move. */
export function playThenDrag<S, D>(
  { store, now, drag, find }: ReturnType<typeof showFigure<S, D>>,
  param: string,
  [dx, dy]: readonly [number, number],
): typeof YIELDED {
  const start = store.get().state;
  fireEvent.click(find('.player-play'));
  wait(1000);
  const played = store.get().state;
  const places: number[] = [];
  let keepsItsPlace = true;
  drag(param, dx, dy, 4, () => {
    const place = now(param);
    places.push(place);
    wait(200);
    keepsItsPlace &&= now(param) === place;
  });
  const hasStopped = find('.player-play').textContent === 'Play';
  const undoSteps = ['the drag', 'the play'].filter((name) => {
    act(() => store.undo());
    return store.get().state === (name === 'the drag' ? played : start);
  });
  const isDragged = new Set(places).size > 1;
  return { hasPlayed: played !== start, hasStopped, isDragged, keepsItsPlace, undoSteps };
}
