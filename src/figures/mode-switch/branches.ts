import {
  branchStart,
  equalModes,
  minimumNear,
  objectiveOf,
  type ContinuousDistribution,
  type ModeSwitch,
  type SwitchBranch,
  type SwitchLoss,
} from '../../math';
import type { Minimum } from './state';

interface Known {
  readonly apart: number;
  readonly mean: number;
  readonly sd: number;
}

/** As far as a minimum is followed in one step; a shorter one where that fails. */
const STRIDE = 0.5;
const SHORT = 0.1;

/** What has been learnt of one loss' two branches of minima: each new place is followed from the nearest known one. */
class Branches {
  readonly #known: Readonly<Record<SwitchBranch, Known[]>>;
  readonly #found = new Map<string, Minimum | undefined>();
  /** The largest a/s at which there was no minimum on one hump. */
  #none = -Infinity;

  constructor(readonly loss: SwitchLoss) {
    this.#known = {
      covering: [branchStart(loss, 'covering')],
      onOne: [branchStart(loss, 'onOne')],
    };
  }

  /** A minimum at a separation; undefined where the branch has none. */
  at(branch: SwitchBranch, apart: number): Minimum | undefined {
    const key = `${branch} ${apart}`;
    if (this.#found.has(key)) return this.#found.get(key);
    const found = this.#search(branch, apart);
    this.#found.set(key, found);
    return found;
  }

  learn({ covering, onOne, birth }: ModeSwitch): void {
    this.#known.covering.push(...covering);
    this.#known.onOne.push(...onOne);
    if (birth) this.#none = Math.max(this.#none, birth.value - birth.errorBound);
  }

  #search(branch: SwitchBranch, apart: number): Minimum | undefined {
    const { loss } = this;
    if (branch === 'onOne' && (loss === 'klPQ' || apart <= this.#none)) return undefined;
    const p = pOf(apart);
    const known = this.#known[branch];
    let near = known.reduce((a, b) =>
      Math.abs(b.apart - apart) < Math.abs(a.apart - apart) ? b : a,
    );
    for (let stride = STRIDE; ;) {
      const step = Math.max(-stride, Math.min(stride, apart - near.apart));
      const next = Math.abs(apart - near.apart) <= stride ? apart : near.apart + step;
      const start = (next === apart && between(known, apart)) ||
        // a q on one hump goes with it
        { mean: near.mean + (branch === 'onOne' ? step : 0), sd: near.sd };
      const place = minimumNear(next === apart ? p : equalModes(next), loss, start);
      if (place === undefined || isLost(branch, place.mean)) {
        if (stride > SHORT) {
          stride = SHORT;
          continue;
        }
        if (branch === 'onOne') this.#none = Math.max(this.#none, Math.min(apart, next));
        return undefined;
      }
      near = { ...place, apart: next };
      known.push(near);
      if (next === apart) {
        return { ...place, value: objectiveOf(p, loss)(place.mean, place.sd) };
      }
    }
  }
}

/** As far as a straight line from one known place to the next is a good guess. */
const CLOSE = 0.12;

/** The place that lies on the line between the nearest known ones on either side. */
function between(known: readonly Known[], apart: number): Known | undefined {
  let below: Known | undefined;
  let above: Known | undefined;
  for (const place of known) {
    if (place.apart <= apart && place.apart > (below?.apart ?? -Infinity)) below = place;
    if (place.apart > apart && place.apart < (above?.apart ?? Infinity)) above = place;
  }
  if (!below || !above || above.apart - below.apart > CLOSE) return undefined;
  const part = (apart - below.apart) / (above.apart - below.apart);
  const mix = (a: number, b: number) => a + part * (b - a);
  return { apart, mean: mix(below.mean, above.mean), sd: mix(below.sd, above.sd) };
}

/** A q on one hump whose minimum is gone may find the other one. */
function isLost(branch: SwitchBranch, mean: number): boolean {
  return branch === 'onOne' && mean < 0.5;
}

const tracks = new Map<SwitchLoss, Branches>();

/** The branches of a loss: what has been learnt is kept. */
export function branchesOf(loss: SwitchLoss): Branches {
  let branches = tracks.get(loss);
  if (branches === undefined) tracks.set(loss, (branches = new Branches(loss)));
  return branches;
}

let latest: { readonly apart: number; readonly p: ContinuousDistribution } | undefined;

/** The target; the same object while the separation is. */
export function pOf(apart: number): ContinuousDistribution {
  if (latest?.apart !== apart) latest = { apart, p: equalModes(apart) };
  return latest.p;
}
