import { MOST_STEPS } from '../../math';
import type { Points } from '../../plot';
import type { TrackedRun } from './runs';

/** Where step 0 stands on the logarithmic axis of steps: so near to step 1 that a short drag leaves it. */
export const START_PLACE = 0.65;

/** Each of the first steps, then steps a few hundredths apart on the logarithmic axis. */
const GROWTH = 1.05;

function drawnSteps(known: number): number[] {
  const steps: number[] = [];
  for (let step = 0; step < known; step = Math.max(step + 1, Math.round(step * GROWTH)))
    steps.push(step);
  return [...steps, known];
}

export type Column = 'loss' | 'tv' | 'gradientNorm';
type WayCurves = Readonly<Record<Column, Points>>;

const drawn = new WeakMap<TrackedRun, WayCurves & { readonly known: number }>();

/** A run's loss, distance and gradient norm against the step, as far as they are known. */
export function curvesOf(tracked: TrackedRun): WayCurves {
  const before = drawn.get(tracked);
  if (before?.known === tracked.known) return before;
  const { known, run } = tracked;
  const all = run.curves(known);
  const edges = drawnSteps(known);
  const points = (column: Column): Points => extremes(all[column], edges);
  const made = { loss: points('loss'), tv: points('tv'), gradientNorm: points('gradientNorm') };
  drawn.set(tracked, { ...made, known });
  return made;
}

/**
 * The least and the largest value between two edges, in the order in which they come: what zigzags from step to step is
 * a band where its steps are too many to be drawn, and not what some of them happen to be.
 */
function extremes(values: ArrayLike<number>, edges: readonly number[]): Points {
  const x: number[] = [];
  const y: number[] = [];
  for (const [i, from] of edges.entries()) {
    const to = edges[i + 1] ?? from + 1;
    let [least, most] = [from, from];
    for (let step = from + 1; step < to; step += 1) {
      if (values[step] < values[least]) least = step;
      if (values[step] > values[most]) most = step;
    }
    for (const step of least === most ? [least] : [least, most].toSorted((a, b) => a - b)) {
      x.push(placeOf(step));
      y.push(values[step]);
    }
  }
  return { x, y };
}

const scaled = new WeakMap<Points, { readonly factor: number; readonly points: Points }>();

/** The same heights in another unit. */
export function timesOf(points: Points, factor: number): Points {
  if (factor === 1) return points;
  const before = scaled.get(points);
  if (before?.factor === factor) return before.points;
  const made = { x: points.x, y: Array.from(points.y, (height) => factor * height) };
  scaled.set(points, { factor, points: made });
  return made;
}

/** A step on the logarithmic axis. */
export function placeOf(step: number): number {
  return step === 0 ? START_PLACE : step;
}

/** The step at a place of the axis. */
export function stepAt(place: number): number {
  // Half way, on the drawing, between the start and step 1.
  if (place < Math.sqrt(START_PLACE)) return 0;
  return Math.min(MOST_STEPS, Math.max(1, Math.round(place)));
}
