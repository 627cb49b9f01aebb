import type { SwitchLoss } from '../../math';
import { branchesOf } from './branches';
import { LOSS_LOOKS } from './losses';
import type { Seat, SwitchState } from './state';

/** Whether q can rest there. */
function canRest({ loss, apart }: SwitchState, at: Seat): boolean {
  return at === 'covering' || branchesOf(loss).at('onOne', apart) !== undefined;
}

/** Pulls the humps to another distance: q stays in its minimum, and where that is gone it falls into the other one. */
export function pullTo(state: SwitchState, apart: number): SwitchState {
  return fallen({ ...state, apart: within(state.loss, apart) });
}

/** Another loss has other minima; q keeps its hump if it can. */
export function measureBy(state: SwitchState, loss: SwitchLoss): SwitchState {
  return fallen({ ...state, loss, apart: within(loss, state.apart) });
}

/** Puts q into another minimum, if there is one. */
export function seat(state: SwitchState, at: Seat): SwitchState {
  return canRest(state, at) ? { ...state, at } : state;
}

function fallen(state: SwitchState): SwitchState {
  return canRest(state, state.at) ? state : { ...state, at: 'covering' };
}

function within(loss: SwitchLoss, apart: number): number {
  const [least, most] = LOSS_LOOKS[loss].range;
  return Math.min(most, Math.max(least, apart));
}
