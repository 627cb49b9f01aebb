import { createRun, RACE_LOSSES, type Quantity, type RaceLoss } from '../../math';
import { pythonList, pythonNumber } from '../../python';
import type { Column, ExportedQuantity, FigureExports } from '../FigureExports';
import { figureScript, type TermsPython } from '../figureScript';
import { figure } from '.';
import { LOOKS } from './losses';
import { arrivalOf, axisEnd, factorOf } from './runs';
import type { RaceDerived, RaceSnapshot } from './snapshot';
import type { RaceState } from './state';

type Exported = ExportedQuantity<RaceState, RaceDerived>;

const counted = (steps: number | undefined): Quantity | undefined =>
  steps === undefined ? undefined : { value: steps, errorBound: 0, method: 'enumeration' };

function ofRacer(loss: RaceLoss): readonly Exported[] {
  const { words, unit } = LOOKS[loss];
  const point = `LOSSES["${loss}"], LOGITS["${loss}"]`;
  return [
    {
      name: `tv.${loss}`,
      words: `TV to the target, racer ${words}`,
      unit: '',
      of: ({ derived }) => derived.quantity(loss, 'tv'),
      python: () => `tv(softmax(LOGITS["${loss}"]), target)`,
    },
    {
      name: `loss.${loss}`,
      words: `loss, ${words}`,
      unit,
      of: ({ derived }) => derived.quantity(loss, 'loss'),
      python: () => `loss_at(${point})`,
    },
    {
      name: `gradientNorm.${loss}`,
      words: `length of the gradient, racer ${words}`,
      unit: '',
      of: ({ derived }) => derived.quantity(loss, 'gradientNorm'),
      python: () => `np.linalg.norm(gradient_at(${point}))`,
    },
    {
      name: `arrival.${loss}`,
      words: `steps to TV 0.01, racer ${words}`,
      unit: '',
      of: ({ derived }) => counted(arrivalOf(derived.racers[loss].run)),
      python: ({ state }) => arrivalPython(state, loss, state.rates[loss]),
    },
    {
      name: `best.${loss}`,
      words: `steps to TV 0.01 at the tuned rate, racer ${words}`,
      unit: '',
      of({ derived }) {
        const best = derived.best.of(loss);
        return best?.attained ? counted(best.steps) : undefined;
      },
      python: ({ state, derived }) => arrivalPython(state, loss, derived.best.of(loss)?.rate ?? 1),
    },
  ];
}

/** Nudges of the start, in logits, that are large against rounding and small against all else. */
const NUDGES = [1e-9, -1e-9, 1e-11];

/**
 * The arrival by a race from the start. A descent that leaps about its target makes much of the last digit of an
 * exponential; where that decides when it arrives, no other machine finds the step, but that the last one crosses the
 * line it does.
 */
function arrivalPython(state: RaceState, loss: RaceLoss, rate: number): string {
  const { start, target, rule } = state;
  const factor = factorOf(state, loss);
  const runFrom = (logits: readonly number[]) =>
    createRun({ logits, target, loss, rate, factor, rule });
  const run = runFrom(start);
  const steps = run.arrival();
  const isSturdy = NUDGES.every(
    (by) => runFrom(start.map((z, i) => (i === 0 ? z + by : z))).arrival() === steps,
  );
  if (isSturdy || steps === undefined)
    return `arrival(LOSSES["${loss}"], ${pythonNumber(rate)}, "${rule}")`;
  const at = (step: number) => `np.array(${pythonList([...run.at(step).logits])})`;
  return `crossing(${steps}, ${at(steps - 1)}, ${at(steps)})`;
}

const quantities: readonly Exported[] = RACE_LOSSES.flatMap(ofRacer);

const K = '(np.arange(len(target)) == k)';

const terms: TermsPython = {
  'gradient-kl': {
    'kl-nudged': 'nudged(lambda z: np.sum(special.kl_div(target, softmax(z))), z_kl)',
    'own-log': '-target[k] * nudged(lambda z: special.log_softmax(z)[k], z_kl)',
    'other-logs': `-nudged(lambda z: np.sum(np.where(${K}, 0, target * special.log_softmax(z))), z_kl)`,
    pull: `-target[k] * np.sum(softmax(z_kl)[~${K}])`,
    push: `softmax(z_kl)[k] * np.sum(target[~${K}])`,
    predicted: 'softmax(z_kl)[k]',
    'minus-right': '-target[k]',
  },
  'gradient-l2': {
    'square-nudged': 'nudged(lambda z: np.sum((softmax(z) - target) ** 2) / 2, z_l2)',
    'own-probability': 'd[k] * nudged(lambda z: softmax(z)[k], z_l2)',
    'other-probabilities': `nudged(lambda z: np.sum(np.where(${K}, 0, d * softmax(z))), z_l2)`,
    'own-flow': `s[k] * np.sum(s[~${K}]) * d[k]`,
    'other-flows': `-s[k] * np.sum((s * d)[~${K}])`,
    difference: 's[k] * d[k]',
    'mean-difference': '-s[k] * (s @ d)',
  },
};

function setupOf({ state, derived }: RaceSnapshot): string {
  const { target, start } = state;
  const logits = RACE_LOSSES.map(
    (loss) => `    "${loss}": np.array(${pythonList([...derived.racers[loss].point.logits])}),`,
  );
  return `
target = np.array(${pythonList(target)})
target = target / target.sum()  # rounded numbers may miss 1
start = np.array(${pythonList(start)})
# Where each racer is at the step shown, ${state.step}.
LOGITS = {
${logits.join('\n')}
}
FACTOR = ${pythonNumber(factorOf(state, 'halfL2'))}  # of the squared error


def softmax(logits):
    return special.softmax(logits)


def tv(s, t):
    return np.sum(np.abs(s - t)) / 2


# Each loss by its value and by its slopes in the probabilities.
LOSSES = {
    "kl": (lambda s, t: np.sum(special.kl_div(t, s)), lambda s, t: -t / s),
    "halfL2": (lambda s, t: FACTOR * np.sum((s - t) ** 2) / 2, lambda s, t: FACTOR * (s - t)),
    "l1": (lambda s, t: np.sum(np.abs(s - t)), lambda s, t: np.sign(s - t)),
    "jsd": (
        lambda s, t: np.sum(special.kl_div(t, (s + t) / 2) + special.kl_div(s, (s + t) / 2)) / 2,
        lambda s, t: np.log(2 * s / (s + t)) / 2,
    ),
}


def crossing(step, before, there):
    """The step, if the logits just before it are not yet within TV 0.01 of the target, and those at it are."""
    return step if tv(softmax(there), target) < 0.01 <= tv(softmax(before), target) else math.inf


def nudged(f, z, h=1 / 32):
    """The slope along the logit k by differences, of order 8."""
    step = np.where(np.arange(len(z)) == k, h, 0.0)
    weights = (4 / 5, -1 / 5, 4 / 105, -1 / 280)
    return sum(w * (f(z + (i + 1) * step) - f(z - (i + 1) * step)) for i, w in enumerate(weights)) / h


def loss_at(loss, logits):
    return loss[0](softmax(logits), target)


def gradient_at(loss, logits):
    """The slopes in the logits, by the chain rule through the softmax."""
    s = softmax(logits)
    if loss is LOSSES["kl"]:
        return s - target
    slopes = loss[1](s, target)
    return s * (slopes - s @ slopes)


def arrival(loss, rate, rule):
    """Steps of descent from the start until TV < 0.01."""
    logits, first, second = start.copy(), np.zeros(len(start)), np.zeros(len(start))
    for step in range(20_001):
        if tv(softmax(logits), target) < 0.01:
            return step
        g = gradient_at(loss, logits)
        if rule == "adam":
            first, second = 0.9 * first + 0.1 * g, 0.999 * second + 0.001 * g * g
            mean, square = first / (1 - 0.9 ** (step + 1)), second / (1 - 0.999 ** (step + 1))
            g = mean / (np.sqrt(square) + 1e-8)
        logits = logits - rate * g
    return math.inf


k = ${state.category}  # the category whose logit the derivations follow, from 0
z_kl, z_l2 = LOGITS["kl"], LOGITS["halfL2"]
s = softmax(z_l2)
d = s - target
`;
}

/** All racers’ ways, step by step, as far as they are shown. */
function ways({ state, derived }: RaceSnapshot): readonly Column[] {
  const { end } = axisEnd(derived.racers, state.step);
  return [
    { title: 'step', values: Array.from({ length: end + 1 }, (_, i) => i) },
    ...RACE_LOSSES.flatMap((loss): Column[] => {
      const { loss: losses, tv, gradientNorm } = derived.racers[loss].run.run.curves(end);
      const { short, unit } = LOOKS[loss];
      return [
        { title: `${short}: TV`, values: tv },
        { title: `${short}: loss${unit === '' ? '' : ` (${unit})`}`, values: losses },
        { title: `${short}: length of the gradient`, values: gradientNorm },
      ];
    }),
  ];
}

/** The bars of all racers at the step shown. */
function bars({ state, derived }: RaceSnapshot): readonly Column[] {
  return [
    { title: 'category', values: state.target.map((_, i) => i + 1) },
    { title: 'target', values: state.target },
    ...RACE_LOSSES.map((loss) => ({
      title: LOOKS[loss].short,
      values: derived.racers[loss].point.probs,
    })),
  ];
}

/** What the learning race gives away. */
export const exports: FigureExports<RaceState, RaceDerived> = {
  tables: [
    { name: 'bars', words: 'the bars of the target and of all racers', of: bars },
    { name: 'ways', words: 'distance, loss and gradient, step by step', of: ways },
  ],
  quantities,
  python(now) {
    return figureScript({
      figure,
      now,
      quantities,
      terms,
      blocks: [],
      setup: setupOf(now),
    });
  },
};
