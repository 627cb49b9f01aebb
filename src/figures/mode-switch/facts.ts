import { equalModes, minimumNear, modeSwitch, type ModeSwitch, type SwitchLoss } from '../../math';

type Fact = () => { readonly value: number };

/** The numbers that the chapter's prose states, each computed by the core when it is first asked for. */
export const facts = {
  /** a/s from which on KL(q‖p) has a minimum on one hump, and from which on that is the best. */
  birth: () => known(switchOf('klQP').birth),
  jump: () => known(switchOf('klQP').jump),
  /** The two best sds at the jump, in units of s. */
  sdCovering: () => ({ value: atJump('covering') }),
  sdOnOne: () => ({ value: atJump('onOne') }),
  logTwo: () => ({ value: Math.LN2 }),
  jumpOfTv: () => known(switchOf('tv').jump),
  jumpOfJsd: () => known(switchOf('jsd').jump),
  jumpOfL2: () => known(switchOf('l2Squared').jump),
} satisfies Readonly<Record<string, Fact>>;

const found = new Map<SwitchLoss, ModeSwitch>();

function switchOf(loss: SwitchLoss): ModeSwitch {
  const before = found.get(loss);
  if (before) return before;
  const now = modeSwitch(loss);
  found.set(loss, now);
  return now;
}

function known(quantity: { readonly value: number } | undefined): { readonly value: number } {
  if (quantity === undefined) throw new RangeError('this loss has no such place');
  return quantity;
}

function atJump(branch: 'covering' | 'onOne'): number {
  const { value } = facts.jump();
  const places = switchOf('klQP')[branch];
  const near = places.reduce((a, b) =>
    Math.abs(b.apart - value) < Math.abs(a.apart - value) ? b : a,
  );
  return known(sd(minimumNear(equalModes(value), 'klQP', near))).value;
}

function sd(place: { readonly sd: number } | undefined) {
  return place && { value: place.sd };
}
