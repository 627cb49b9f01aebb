import type { OneModeInput } from '../../derivation/derivations';
import { families, objectiveOf, type ContinuousDistribution } from '../../math';
import { choiceParam, numberParam, type FigureModel } from '../../state';
import { branchesOf, pOf } from './branches';
import { LOSSES } from './losses';
import { presets } from './presets';
import { SEATS, type Minimum, type Seat, type SwitchDerived, type SwitchState } from './state';
import { measureBy, pullTo, seat } from './transitions';

const initial: SwitchState = { apart: 2.6, loss: 'klQP', at: 'covering' };

function derive({ apart, loss, at }: SwitchState): SwitchDerived {
  const p = pOf(apart);
  const branches = branchesOf(loss);
  const covering = branches.at('covering', apart);
  if (covering === undefined) throw new RangeError(`no minimum of ${loss} at ${apart}`);
  const onOne = branches.at('onOne', apart);
  const here = at === 'covering' || onOne === undefined ? covering : mirrored(onOne, at);
  const other = here === covering ? onOne && mirrored(onOne, 'right') : covering;
  let bound: OneModeInput | undefined;
  return {
    p,
    covering,
    onOne,
    best: onOne && onOne.value.value < covering.value.value ? 'onOne' : 'covering',
    here,
    q: qOf(here),
    other: other && qOf(other),
    get bestByKl() {
      const byKl = branchesOf('klQP');
      const both = byKl.at('covering', apart) ?? covering;
      const one = byKl.at('onOne', apart);
      return one && one.value.value < both.value.value ? one : both;
    },
    get bound() {
      bound ??= {
        p,
        right: qOf({ mean: apart, sd: 1 }),
        left: qOf({ mean: -apart, sd: 1 }),
        best: this.bestByKl.value,
        hump: objectiveOf(p, 'klQP')(apart, 1),
      };
      return bound;
    },
  };
}

function mirrored(onOne: Minimum, at: Seat): Minimum {
  return at === 'left' ? { ...onOne, mean: -onOne.mean } : onOne;
}

function qOf({ mean, sd }: Pick<Minimum, 'mean' | 'sd'>): ContinuousDistribution {
  // the covering minimum's mean is 0 but for rounding
  return families.normal.create({ family: 'normal', mean: Math.abs(mean) < 1e-9 ? 0 : mean, sd });
}

/** @throws RangeError for a q on a hump where there is no such minimum; the link's value is then left aside. */
function seatOrRefuse(state: SwitchState, at: Seat): SwitchState {
  const next = seat(state, at);
  if (next.at !== at) throw new RangeError(`at ${state.apart} no minimum lies on one hump`);
  return next;
}

export const model: FigureModel<SwitchState, SwitchDerived> = {
  id: 'mode-switch',
  initial,
  derive,
  params: [
    choiceParam({
      name: 'loss',
      choices: LOSSES,
      read: (state: SwitchState) => state.loss,
      write: measureBy,
    }),
    numberParam({
      name: 'apart',
      min: 1.2,
      max: 7,
      read: (state: SwitchState) => state.apart,
      write: pullTo,
    }),
    choiceParam({
      name: 'at',
      choices: SEATS,
      read: (state: SwitchState) => state.at,
      write: seatOrRefuse,
    }),
  ],
  presets,
};
