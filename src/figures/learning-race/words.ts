import { RACE_LOSSES, type RaceLoss } from '../../math';
import { formatCount, formatEditable, formatNumber } from '../../ui';
import { LOOKS } from './losses';
import { arrivalOf } from './runs';
import type { RaceSnapshot } from './snapshot';

const n = (value: number): string => formatNumber(value, 3);

/** "KL, L1 and JSD". */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** A sentence or two on the race at the step that is shown. */
export function inWords(now: RaceSnapshot): string {
  const { state, derived } = now;
  const { racers } = derived;
  const { step } = state;
  const arrivedAt = (loss: RaceLoss) => {
    const at = arrivalOf(racers[loss].run);
    return at !== undefined && at <= step ? at : undefined;
  };
  const home = RACE_LOSSES.filter((loss) => arrivedAt(loss) !== undefined).toSorted(
    (a, b) => (arrivedAt(a) ?? 0) - (arrivedAt(b) ?? 0),
  );
  const away = RACE_LOSSES.filter((loss) => arrivedAt(loss) === undefined);
  const places = away.map((loss) => `${LOOKS[loss].short} (TV ${n(racers[loss].point.tv)})`);
  if (step === 0) return `${startWords(now)} ${endWords(now)}`;
  const arrived = home.map(
    (loss, i) =>
      `${LOOKS[loss].short} ${i === 0 ? 'at step ' : 'at '}${formatCount(arrivedAt(loss) ?? 0)}`,
  );
  const first = `Step ${formatCount(step)}.`;
  if (away.length === 0) return `${first} All have arrived within TV 0.01: ${listed(arrived)}.`;
  if (home.length === 0) return `${first} Nobody is within TV 0.01 yet: ${listed(places)}.`;
  return `${first} Arrived within TV 0.01: ${listed(arrived)}. On the way: ${listed(places)}.`;
}

function startWords({ state: { factor }, derived: { racers } }: RaceSnapshot): string {
  const { kl, halfL2 } = racers;
  const start = `All start at TV ${n(kl.point.tv)} from t.`;
  const [long, short] = [kl.point.gradientNorm, halfL2.point.gradientNorm];
  if (!(short > 0) || !(long > 0)) return start;
  const compare =
    short < long ? `${n(long / short)} times shorter than` : `${n(short / long)} times as long as`;
  const square = factor === 1 ? '½ Σ(s − t)²' : `${formatEditable(factor, 3)} × ½ Σ(s − t)²`;
  return `${start} There the gradient of ${square} is ${compare} that of KL(t‖s).`;
}

/** When everybody arrives, as far as that is known. */
function endWords({ derived: { racers } }: RaceSnapshot): string {
  const ends = RACE_LOSSES.flatMap((loss) => {
    const at = arrivalOf(racers[loss].run);
    return at === undefined ? [] : [{ loss, at }];
  }).toSorted((a, b) => a.at - b.at);
  if (ends.length === 0) return 'At these rates nobody comes within TV 0.01 soon.';
  const order = ends.map(({ loss, at }) => `${LOOKS[loss].short} after ${formatCount(at)}`);
  return `Steps to TV 0.01 at these rates: ${listed(order)}.`;
}
