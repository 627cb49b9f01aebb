import type { ModelSpec } from '../math';
import { formatNumberText, parseNumber } from './numberText';

type Type = ModelSpec['type'];

/** Most numbers of a model in a link; bigger states stay out of it. */
const MOST_NUMBERS = 16;
const LONGEST = 2048;
/** Weights typed by hand ("0.333333_…") may be this far from 1 and are then divided by their sum. */
const TYPED = 1e-6;

/** Of one model: its numbers in the order of the text, there and back. */
interface Layout<S extends ModelSpec> {
  /** The form in words for a notice, without the type. */
  readonly form: string;
  read(numbers: readonly number[]): Omit<S, 'type'> | undefined;
  write(spec: S): readonly number[];
}

type Layouts = { readonly [T in Type]: Layout<Extract<ModelSpec, { readonly type: T }>> };

const LAYOUTS: Layouts = {
  normalNormal: {
    form: 'priorMean_priorSd_likelihoodSd_x',
    read: ([mean, sd, noise, ...observations]) =>
      observations.length > 0
        ? { prior: { mean, sd }, likelihood: { sd: noise }, observations }
        : undefined,
    write: ({ prior, likelihood, observations }) => [
      prior.mean,
      prior.sd,
      likelihood.sd,
      ...observations,
    ],
  },
  normalStudentT: {
    form: 'priorMean_priorSd_likelihoodDf_likelihoodScale_x',
    read: ([mean, sd, df, scale, ...observations]) =>
      observations.length > 0
        ? { prior: { mean, sd }, likelihood: { df, scale }, observations }
        : undefined,
    write: ({ prior, likelihood, observations }) => [
      prior.mean,
      prior.sd,
      likelihood.df,
      likelihood.scale,
      ...observations,
    ],
  },
  normalBernoulliLogit: {
    form: 'priorMean_priorSd_successes_trials',
    read: ([mean, sd, successes, trials, ...more]) =>
      trials === undefined || more.length > 0
        ? undefined
        : { prior: { mean, sd }, successes, trials },
    write: ({ prior, successes, trials }) => [prior.mean, prior.sd, successes, trials],
  },
  mixtureNormal: {
    form: 'weight_mean_sd of each part of the prior (weights summing to 1), then likelihoodSd_x',
    read: readMixture,
    write: ({ prior, likelihood, observations }) => [
      ...prior.weights.flatMap((weight, i) => [weight, prior.means[i], prior.sds[i]]),
      likelihood.sd,
      ...observations,
    ],
  },
  betaBinomial: {
    form: 'priorA_priorB_successes_trials',
    read: ([a, b, successes, trials, ...more]) =>
      trials === undefined || more.length > 0 ? undefined : { prior: { a, b }, successes, trials },
    write: ({ prior, successes, trials }) => [prior.a, prior.b, successes, trials],
  },
  gammaPoisson: {
    form: 'priorShape_priorRate_x',
    read: ([shape, rate, ...observations]) =>
      observations.length > 0 ? { prior: { shape, rate }, observations } : undefined,
    write: ({ prior, observations }) => [prior.shape, prior.rate, ...observations],
  },
  twoBranch: {
    form: 'priorMean_priorSd_likelihoodSd_x',
    read: ([mean, sd, noise, ...observations]) =>
      observations.length > 0
        ? { prior: { mean, sd }, likelihood: { sd: noise }, observations }
        : undefined,
    write: ({ prior, likelihood, observations }) => [
      prior.mean,
      prior.sd,
      likelihood.sd,
      ...observations,
    ],
  },
};

/**
 * A model from text: its type, then its numbers, those of the prior, of the likelihood, the data: `normalNormal_0_2_1_3`,
 * also `normalNormal(0, 2, 1, 3)`. Only the form is looked at; whether the numbers make a model is the core's to say.
 * `undefined` for any other text.
 */
export function parseModel(text: string): ModelSpec | undefined {
  if (text.length > LONGEST) return undefined;
  const parts = split(text.trim());
  const type = parts[0]?.trim();
  if (type === undefined || !Object.hasOwn(LAYOUTS, type)) return undefined;
  const numbers = parts.slice(1).map(parseNumber);
  if (numbers.length > MOST_NUMBERS || !numbers.every((number) => number !== undefined))
    return undefined;
  const fields = LAYOUTS[type as Type].read(numbers);
  return fields && ({ type, ...fields } as ModelSpec);
}

/** The text that `parseModel` reads back as the same model; `undefined` when it has too many numbers. */
export function formatModel(spec: ModelSpec): string | undefined {
  // Each layout only ever meets a model of its own type.
  const numbers = (LAYOUTS[spec.type] as Layout<ModelSpec>).write(spec);
  if (numbers.length > MOST_NUMBERS) return undefined;
  return [spec.type, ...numbers.map(formatNumberText)].join('_');
}

/** How a model is written, in words: "normalNormal_priorMean_priorSd_likelihoodSd_x". */
export function modelForm(type: Type): string {
  return `${type}_${LAYOUTS[type].form}`;
}

function split(text: string): string[] {
  const open = text.indexOf('(');
  if (open < 0) return text.split('_');
  if (!text.endsWith(')')) return [];
  return [text.slice(0, open), ...text.slice(open + 1, -1).split(',')];
}

type MixtureFields = Omit<Extract<ModelSpec, { readonly type: 'mixtureNormal' }>, 'type'>;

/** Parts are read until their weights make 1; what follows is the likelihood and the data. */
function readMixture(numbers: readonly number[]): MixtureFields | undefined {
  const [weights, means, sds]: number[][] = [[], [], []];
  let sum = 0;
  let at = 0;
  while (Math.abs(sum - 1) > TYPED) {
    if (at + 3 > numbers.length || !(numbers[at] > 0)) return undefined;
    sum += numbers[at];
    weights.push(numbers[at]);
    means.push(numbers[at + 1]);
    sds.push(numbers[at + 2]);
    at += 3;
  }
  const [sd, ...observations] = numbers.slice(at);
  if (observations.length === 0) return undefined;
  const whole = Math.abs(sum - 1) < 5e-10 ? weights : weights.map((weight) => weight / sum);
  return { prior: { weights: whole, means, sds }, likelihood: { sd }, observations };
}
