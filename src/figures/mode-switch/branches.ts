import {
  branchStart,
  equalModes,
  minimumNear,
  objectiveOf,
  type ContinuousDistribution,
  type NormalParameters,
  type SwitchBranch,
  type SwitchLoss,
} from '../../math';
import type { Minimum } from './state';

/** Between the places from which a minimum is looked for. */
const STEP = 0.1;
/** So many steps are gone at once where that succeeds. */
const STRIDE = 5;

/**
 * The two branches of minima of one loss. A minimum is looked for from the same places whatever was asked before: the
 * same state has the same numbers to the last digit.
 */
export class Branches {
  readonly #nodes: Readonly<Record<SwitchBranch, Map<number, NormalParameters | undefined>>>;
  readonly #found = new Map<string, Minimum | undefined>();

  constructor(readonly loss: SwitchLoss) {
    this.#nodes = {
      covering: new Map([[0, branchStart(loss, 'covering')]]),
      onOne: new Map([[0, branchStart(loss, 'onOne')]]),
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

  #search(branch: SwitchBranch, apart: number): Minimum | undefined {
    const { loss } = this;
    if (branch === 'onOne' && loss === 'klPQ') return undefined;
    const from = branchStart(loss, branch).apart;
    const steps = Math.abs(apart - from) / STEP;
    const whole = Math.floor(steps + 1e-9);
    const node = this.#node(branch, whole);
    if (node === undefined) return undefined;
    const next = this.#node(branch, whole + 1);
    const part = steps - whole;
    const start = next
      ? {
          mean: node.mean + part * (next.mean - node.mean),
          sd: node.sd + part * (next.sd - node.sd),
        }
      : moved(node, branch, part * STEP);
    const p = pOf(apart);
    const place = settled(p, loss, branch, start);
    return place && { ...place, value: objectiveOf(p, loss)(place.mean, place.sd) };
  }

  /** The minimum so many steps from the start of its branch. */
  #node(branch: SwitchBranch, index: number): NormalParameters | undefined {
    const nodes = this.#nodes[branch];
    if (nodes.has(index)) return nodes.get(index);
    const from = branchStart(this.loss, branch).apart;
    const sign = branch === 'covering' ? 1 : -1;
    const p = equalModes(Number((from + sign * index * STEP).toFixed(6)));
    let place: NormalParameters | undefined;
    for (const back of index % STRIDE === 0 ? [STRIDE, 1] : [1]) {
      const before = this.#node(branch, index - back);
      place ??= before && settled(p, this.loss, branch, moved(before, branch, back * STEP));
    }
    nodes.set(index, place);
    return place;
  }
}

/** A q on one hump goes with it. */
function moved(place: NormalParameters, branch: SwitchBranch, by: number): NormalParameters {
  return branch === 'onOne' ? { mean: place.mean - by, sd: place.sd } : place;
}

function settled(
  p: ContinuousDistribution,
  loss: SwitchLoss,
  branch: SwitchBranch,
  start: NormalParameters,
): NormalParameters | undefined {
  const place = minimumNear(p, loss, start);
  // a q on one hump whose minimum is gone may find the other one
  return place && branch === 'onOne' && place.mean < 0.5 ? undefined : place;
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
