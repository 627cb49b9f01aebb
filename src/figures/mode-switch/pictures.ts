import type { ModeSwitch, SwitchPlace } from '../../math';
import type { Points } from '../../plot';

const EMPTY: Points = { x: [], y: [] };

/** A stretch of a branch over a/s, as it is drawn: what is the best q there is solid, what is not is dashed. */
interface Stretches {
  readonly best: Points;
  readonly local: Points;
}

/** What is drawn of both branches: of q's mean (both mirror images), and of the loss. */
export interface BranchPictures {
  readonly covering: { readonly mean: Stretches; readonly value: Stretches };
  readonly right: { readonly mean: Stretches; readonly value: Stretches };
  readonly left: { readonly mean: Stretches };
}

const drawn = new WeakMap<ModeSwitch, BranchPictures>();

/** The pictures of the branches; the same for the same branches. */
export function picturesOf(found: ModeSwitch): BranchPictures {
  const before = drawn.get(found);
  if (before) return before;
  const jump = found.jump?.value ?? Infinity;
  const below = (places: readonly SwitchPlace[]) => places.filter(({ apart }) => apart <= jump);
  const above = (places: readonly SwitchPlace[]) => places.filter(({ apart }) => apart >= jump);
  const stretches = (
    best: readonly SwitchPlace[],
    local: readonly SwitchPlace[],
    height: (place: SwitchPlace) => number,
  ): Stretches => ({ best: pointsOf(best, height), local: pointsOf(local, height) });
  const { covering, onOne } = found;
  const mean = (place: SwitchPlace) => place.mean;
  const value = (place: SwitchPlace) => place.value.value;
  const pictures: BranchPictures = {
    covering: {
      mean: stretches(below(covering), above(covering), () => 0),
      value: stretches(below(covering), above(covering), value),
    },
    right: {
      mean: stretches(above(onOne), below(onOne), mean),
      value: stretches(above(onOne), below(onOne), value),
    },
    left: { mean: stretches(above(onOne), below(onOne), (place) => -place.mean) },
  };
  drawn.set(found, pictures);
  return pictures;
}

function pointsOf(places: readonly SwitchPlace[], height: (place: SwitchPlace) => number): Points {
  if (places.length < 2) return EMPTY;
  return { x: places.map(({ apart }) => apart), y: places.map(height) };
}
