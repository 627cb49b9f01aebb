import { RACE_LOSSES, type RaceLoss } from '../../math';
import { formatCount, formatNumber } from '../../ui';
import { LOOKS } from './losses';
import { arrivalOf, factorOf } from './runs';
import type { RaceSnapshot } from './snapshot';
import { listed } from './words';

interface Verdict {
  /** Which claim of the question-and-answer thread it is. */
  readonly id: 'small' | 'l1' | 'kl-jsd';
  readonly said: string;
  readonly verdict: string;
  readonly because: string;
}

const n = (value: number): string => formatNumber(value, 3);

/** Within so many times the steps of the fastest a loss is not said to be slow. */
const ALIKE = 6;

/** What this race says on each of three claims, from its own numbers; what is being searched for is not spoken of. */
export function verdictsOf(now: RaceSnapshot): readonly Verdict[] {
  return [ofSquares(now), ofL1(now), ofKlAndJsd(now)];
}

/** Steps with the best rates, the fastest first; undefined until all are known. Who never arrives is last. */
function bestSteps({
  derived,
}: RaceSnapshot): readonly { loss: RaceLoss; steps: number }[] | undefined {
  if (!derived.best.isKnown) return undefined;
  return RACE_LOSSES.map((loss) => {
    const best = derived.best.of(loss);
    return { loss, steps: best?.attained ? best.steps : Infinity };
  }).toSorted((a, b) => a.steps - b.steps);
}

const SEARCHING = 'The best rates are being searched.';

function stepsText(steps: number): string {
  return Number.isFinite(steps) ? formatCount(steps) : 'more than 20,000';
}

/** "KL 6, JSD 4": with the best rates. */
function order(ranked: readonly { loss: RaceLoss; steps: number }[]): string {
  return listed(ranked.map(({ loss, steps }) => `${LOOKS[loss].short} ${stepsText(steps)}`));
}

function ofSquares(now: RaceSnapshot): Verdict {
  const { state, derived } = now;
  const said = 'Squares of probabilities are abnormally small, barely learning.';
  const norm = (loss: RaceLoss) => derived.racers[loss].run.run.curves(0).gradientNorm[0];
  const [ofKl, ofSquare] = [norm('kl'), norm('halfL2') / factorOf(state, 'halfL2')];
  const small =
    ofSquare > 0 && ofKl > ofSquare
      ? `At this start the gradient of ½ Σ(s − t)² is ${n(ofKl / ofSquare)} times shorter than that of KL(t‖s). `
      : '';
  const ranked = bestSteps(now);
  const stepsOf = (loss: RaceLoss) => ranked?.find((racer) => racer.loss === loss)?.steps ?? NaN;
  if (ranked === undefined)
    return { id: 'small', said, verdict: 'wait', because: small + SEARCHING };
  const [kl, square] = [stepsOf('kl'), stepsOf('halfL2')];
  const tuned = `With the best rate for each it takes ${stepsText(square)} steps, KL(t‖s) ${stepsText(kl)}.`;
  if (square <= ALIKE * kl) {
    const cure = 'A factor before the loss, or a larger rate, makes up for being small.';
    return {
      id: 'small',
      said,
      verdict: 'small, but learning',
      because: `${small}${tuned} ${cure}`,
    };
  }
  const why =
    state.rule === 'adam'
      ? ''
      : ` No factor changes that, since a step sees only factor × rate. ${saturated(now)}`;
  return {
    id: 'small',
    said,
    verdict: 'slow here, but not for being small',
    because: `${small}${tuned}${why}`,
  };
}

/** Which category asks most to rise, and how little of it there is to pull on. */
function saturated({ state, derived }: RaceSnapshot): string {
  const { probs } = derived.racers.halfL2.run.run.at(0);
  const lacking = state.target.map((t, k) => t - (probs[k] ?? 0));
  const k = lacking.indexOf(Math.max(...lacking));
  return `Category ${k + 1} should have ${n(state.target[k])} and starts with s = ${n(probs[k])}: that s is a factor of its gradient.`;
}

function ofL1(now: RaceSnapshot): Verdict {
  const said = 'L1 is relatively acceptable.';
  const ranked = bestSteps(now);
  if (ranked === undefined) return { id: 'l1', said, verdict: 'wait', because: SEARCHING };
  const place = ranked.findIndex(({ loss }) => loss === 'l1') + 1;
  const verdict =
    place === ranked.length
      ? 'not here: the slowest of all'
      : place === 1
        ? 'here even the fastest'
        : `here number ${place} of ${ranked.length}`;
  const why =
    now.state.rule === 'adam'
      ? 'Adam divides by the gradient’s size, and shrinks the differences.'
      : 'Its gradient carries the factor s too, and it does not shrink near the target: a constant rate steps over it and back.';
  return {
    id: 'l1',
    said,
    verdict,
    because: `Steps with the best rate for each: ${order(ranked)}. ${why}`,
  };
}

function ofKlAndJsd(now: RaceSnapshot): Verdict {
  const said = 'KL and JSD are preferred: their convergence is much stronger.';
  const id = 'kl-jsd';
  const present = RACE_LOSSES.flatMap((loss) => {
    const steps = arrivalOf(now.derived.racers[loss].run);
    return steps === undefined ? [] : [{ loss, steps }];
  }).toSorted((a, b) => a.steps - b.steps);
  const atRates = present.length > 0 ? `At the present rates: ${order(present)} steps. ` : '';
  const ranked = bestSteps(now);
  if (ranked === undefined) return { id, said, verdict: 'wait', because: atRates + SEARCHING };
  const fastest = ranked[0].steps;
  const isQuick = (loss: RaceLoss) =>
    ranked.some((racer) => racer.loss === loss && racer.steps <= ALIKE * fastest);
  const tuned = `With the best rates: ${order(ranked)}.`;
  const others = RACE_LOSSES.filter((loss) => loss !== 'kl' && loss !== 'jsd' && isQuick(loss));
  const [verdict, why] =
    isQuick('kl') && isQuick('jsd')
      ? others.length > 0
        ? [
            'yes here, but not they alone',
            `Nor is ${listed(others.map((loss) => LOOKS[loss].short))} much slower.`,
          ]
        : ['right here', '']
      : isQuick('kl')
        ? [
            'half right: KL, not JSD',
            'JSD lacks KL’s logarithm of s alone: it saturates as the squares do.',
          ]
        : ['not here', ''];
  return { id, said, verdict, because: `${atRates}${tuned} ${why}`.trim() };
}
