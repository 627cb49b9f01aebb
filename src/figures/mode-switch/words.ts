import {
  formatEditable,
  formatInformation,
  formatNumber,
  NATS,
  type InformationUnit,
} from '../../ui';
import { LOSS_LOOKS } from './losses';
import type { Minimum, SwitchDerived, SwitchSnapshot, SwitchState } from './state';

const n = (value: number): string => formatNumber(value, 3);

/** One plain sentence on where q rests, and whether that is the best place. */
export function inWords({ state, derived }: SwitchSnapshot, unit: InformationUnit = NATS): string {
  const { label } = LOSS_LOOKS[state.loss];
  const price = ({ value }: Minimum) => priced(value.value, state, unit);
  const { here, covering, onOne } = derived;
  const humps = `The humps are at ±a with a/s = ${formatEditable(state.apart, 4)}.`;
  const place =
    state.at === 'covering'
      ? `q covers both, with sd ${n(here.sd)} s,`
      : `q is on the ${state.at} hump, with mean ${n(here.mean)} s and sd ${n(here.sd)} s,`;
  const paid = `${humps} ${place} and ${label} is ${price(here)}.`;
  if (onOne === undefined) return `${paid} There is no other minimum.`;
  const other = state.at === 'covering' ? onOne : covering;
  const where = state.at === 'covering' ? 'on one hump' : 'over both';
  return isBest(state, derived)
    ? `${paid} That is the best normal; there is another minimum ${where}, at ${price(other)}.`
    : `${paid} That is a minimum, but not the best: ${where} it would be ${price(other)}. No small step leads there.`;
}

/** Whether q is in the lower minimum. */
export function isBest({ at }: SwitchState, { best }: SwitchDerived): boolean {
  return (at === 'covering') === (best === 'covering');
}

/** A value of the loss with its unit. */
function priced(value: number, { loss }: SwitchState, unit: InformationUnit): string {
  const { unit: own } = LOSS_LOOKS[loss];
  if (own === 'nats') return `${formatInformation(value, 4, unit)} ${unit.name}`;
  return `${formatNumber(value, 4)}${own === '' ? '' : ` ${own}`}`;
}
