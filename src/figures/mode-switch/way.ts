import { objectiveOf, type ModeSwitch } from '../../math';
import type { Points } from '../../plot';
import type { SwitchSnapshot } from './state';

/** Points on each side of the middle: at rest, and while a hand is on the figure. */
const AT_REST = 40;
const IN_HAND = 10;
/** TV takes longer than the others. */
const IN_HAND_TV = 4;
/** The way goes on behind the outer minima by this part of their distance. */
const BEYOND = 0.45;

interface Way {
  readonly mean: number;
  readonly sd: number;
}

let last: { readonly key: string; readonly points: Points } | undefined;

/**
 * The loss along the straight way, in mean and log sd, from the minimum on the left hump over the covering one to that on
 * the right, against the mean; where there is none on a hump, towards the place where it was last seen.
 */
export function lossAlongWay(
  { state, derived, active }: SwitchSnapshot,
  found: ModeSwitch | undefined,
): Points {
  const { loss, apart } = state;
  const { covering, onOne, p } = derived;
  const count = active ? (loss === 'tv' ? IN_HAND_TV : IN_HAND) : AT_REST;
  const born = found?.onOne[0];
  const end: Way =
    onOne ??
    (born ? { mean: (born.mean * apart) / born.apart, sd: born.sd } : { mean: apart, sd: 1 });
  const key = `${loss} ${apart} ${count} ${end.mean}`;
  if (last?.key === key) return last.points;
  const value = objectiveOf(p, loss);
  const x = new Float64Array(2 * count + 1);
  const y = new Float64Array(2 * count + 1);
  const logRatio = Math.log(end.sd / covering.sd);
  for (let i = 0; i <= count; i += 1) {
    const part = (i / count) * (1 + BEYOND);
    const mean = part * end.mean;
    // beyond the minimum q keeps its sd
    const sd = covering.sd * Math.exp(Math.min(1, part) * logRatio);
    const height = value(mean, sd).value;
    x[count + i] = mean;
    x[count - i] = -mean;
    y[count + i] = height;
    y[count - i] = height;
  }
  const points = { x, y };
  last = { key, points };
  return points;
}
