import type { NormalSpec } from '../../math';
import { parametersOf } from '../../state';
import { surveyOf } from './survey';
import type { DirectionState, Walk } from './state';

/** A walk takes about so many strides, however many steps the descent has. */
const STRIDES = 50;
/** Digits that q keeps: a link can name it. */
const DIGITS = 6;

/** The walk that led to the present q; undefined once anything else has been changed. */
export function walkOf({ walk, q, p, loss, coordinates }: DirectionState): Walk | undefined {
  const stands =
    walk?.q === q && walk.p === p && walk.loss === loss && walk.coordinates === coordinates;
  return stands ? walk : undefined;
}

/** The descent that the figure shows: the one that q is walking, or that from where q is, as soon as it is known. */
export function descentOf(state: DirectionState): Pick<Walk, 'points' | 'settled'> | undefined {
  const { p, q, loss, coordinates } = state;
  return walkOf(state) ?? surveyOf(p).path(q, loss, coordinates);
}

/** Gradient steps that one stride takes. */
export function strideOf({ points }: Pick<Walk, 'points'>): number {
  return Math.max(1, Math.ceil((points.length - 1) / STRIDES));
}

/** q so many strides further down (up, for a negative number); the same state at either end, or before the way is known. */
export function walkBy(state: DirectionState, strides: number): DirectionState {
  const walk = walkOf(state) ?? startOf(state);
  if (walk === undefined) return state;
  const last = walk.points.length - 1;
  const at = Math.min(last, Math.max(0, walk.at + strides * strideOf(walk)));
  return at === walk.at ? state : placed(state, walk, at);
}

/** Back to where q was dropped. */
export function walkToStart(state: DirectionState): DirectionState {
  const walk = walkOf(state);
  return walk === undefined || walk.at === 0 ? state : placed(state, walk, 0);
}

function startOf(state: DirectionState): Walk | undefined {
  const { p, q, loss, coordinates } = state;
  const path = surveyOf(p).path(q, loss, coordinates);
  if (path === undefined) return undefined;
  const { points, settled } = path;
  return { p, q, loss, coordinates, points, settled, at: 0 };
}

function placed(state: DirectionState, walk: Walk, at: number): DirectionState {
  const q = tidy(walk.points[at]);
  return { ...state, q, walk: { ...walk, q, at } };
}

function tidy({ mean, sd }: { readonly mean: number; readonly sd: number }): NormalSpec {
  const start: NormalSpec = { family: 'normal', mean, sd };
  return parametersOf(start).reduce<NormalSpec>(
    (spec, parameter) =>
      parameter.write(spec, Number(parameter.read(spec).toPrecision(DIGITS))) as NormalSpec,
    start,
  );
}
