import type { ContinuousSpec, ModelSpec } from '../math';
import { pythonDensity } from './densities';
import { pythonList, pythonNumber } from './literals';

/** A number of the model that is not written out but taken from a Python variable. */
interface Free {
  /** Its place in the specification, as the core names it: `likelihood.sd`. */
  readonly parameter: string;
  readonly variable: string;
}

/**
 * A model as Python: the function `log_likelihood(z)` (with the `free` variable as a second argument, if there is one), and
 * the expression that makes the model.
 */
export function pythonModel(
  spec: ModelSpec,
  free?: Free,
): { readonly likelihood: string; readonly model: string } {
  const { words, body } = likelihoodOf(spec, (parameter, value) =>
    parameter === free?.parameter ? free.variable : pythonNumber(value),
  );
  const freeNoise = free !== undefined && parameterIsIn(spec, free, 'likelihood');
  const args = freeNoise ? `z, ${free.variable}` : 'z';
  const data = 'observations' in spec ? spec.observations : undefined;
  const likelihood = [
    ...(data ? [`x = ${pythonList(data)}  # what was observed`, '', ''] : []),
    `def log_likelihood(${args}):`,
    `    """${words}"""`,
    ...body.map((line) => `    ${line}`),
  ].join('\n');
  const call = freeNoise ? `lambda z: log_likelihood(z, ${free.variable})` : 'log_likelihood';
  const parts = [priorOf(spec, free), call, ...(data ? ['x'] : [])];
  return { likelihood, model: `Model(${parts.join(', ')})` };
}

function priorOf(spec: ModelSpec, free: Free | undefined): string {
  const prior = { family: PRIORS[spec.type], ...spec.prior } as ContinuousSpec;
  if (free === undefined || !parameterIsIn(spec, free, 'prior')) return pythonDensity(prior);
  const [, field = ''] = free.parameter.split('.');
  return pythonDensity(prior, { [field]: free.variable });
}

/** Whether the free number is one of this part of the model. */
function parameterIsIn(
  spec: ModelSpec,
  { parameter }: Free,
  part: 'prior' | 'likelihood',
): boolean {
  const [owner, field = ''] = parameter.split('.');
  const fields = (spec as unknown as Readonly<Record<string, object | undefined>>)[part];
  return owner === part && fields !== undefined && Object.hasOwn(fields, field);
}

const PRIORS: Readonly<Record<ModelSpec['type'], ContinuousSpec['family']>> = {
  normalNormal: 'normal',
  normalStudentT: 'normal',
  normalBernoulliLogit: 'normal',
  twoBranch: 'normal',
  mixtureNormal: 'gaussianMixture',
  betaBinomial: 'beta',
  gammaPoisson: 'gamma',
};

interface Likelihood {
  readonly words: string;
  readonly body: readonly string[];
}

/** Writes a number of the model, by its place in the specification. */
type Write = (parameter: string, value: number) => string;

type Likelihoods = {
  readonly [T in ModelSpec['type']]: (
    spec: Extract<ModelSpec, { readonly type: T }>,
    write: Write,
  ) => Likelihood;
};

const LIKELIHOODS: Likelihoods = {
  normalNormal: ({ likelihood }, write) => ({
    words: 'log p(x|z): each x is z plus normal noise.',
    body: normalNoise(write('likelihood.sd', likelihood.sd), 'z'),
  }),
  mixtureNormal: ({ likelihood }, write) => ({
    words: 'log p(x|z): each x is z plus normal noise.',
    body: normalNoise(write('likelihood.sd', likelihood.sd), 'z'),
  }),
  twoBranch: ({ likelihood }, write) => ({
    words: 'log p(x|z): each x is z² + 0.6 z plus normal noise.',
    body: normalNoise(write('likelihood.sd', likelihood.sd), '(z**2 + 0.6 * z)'),
  }),
  normalStudentT({ likelihood: { df, scale } }, write) {
    const [freedom, width] = [write('likelihood.df', df), write('likelihood.scale', scale)];
    return {
      words: 'log p(x|z): each x is z plus noise with Student’s t distribution.',
      body: [
        `df, scale = ${freedom}, ${width}`,
        'constant = special.gammaln((df + 1) / 2) - special.gammaln(df / 2)',
        'constant -= math.log(scale * math.sqrt(df * math.pi))',
        'squares = [((each - z) / scale) ** 2 / df for each in x]',
        'return sum(constant - (df + 1) / 2 * np.log1p(square) for square in squares)',
      ],
    };
  },
  normalBernoulliLogit: (spec, write) => ({
    words: 'log p(x|z): tosses with P(success) = 1/(1 + e^(−z)), in the order they came.',
    body: [
      tally(spec, write),
      'return -successes * np.logaddexp(0.0, -z) - failures * np.logaddexp(0.0, z)',
    ],
  }),
  betaBinomial: (spec, write) => ({
    words: 'log p(x|z): so many successes of so many trials, each with probability z.',
    body: [
      tally(spec, write),
      'ways = -math.log(successes + failures + 1) - special.betaln(successes + 1, failures + 1)',
      'return ways + special.xlogy(successes, z) + special.xlog1py(failures, -z)',
    ],
  }),
  gammaPoisson: () => ({
    words: 'log p(x|z): each x is a Poisson count with mean z.',
    body: ['return sum(special.xlogy(each, z) - z - special.gammaln(each + 1) for each in x)'],
  }),
};

function normalNoise(sd: string, predicted: string): readonly string[] {
  return [
    `sd = ${sd}`,
    'constant = math.log(sd * math.sqrt(2 * math.pi))',
    `return sum(-(((each - ${predicted}) / sd) ** 2) / 2 - constant for each in x)`,
  ];
}

function tally(
  { successes, trials }: { readonly successes: number; readonly trials: number },
  write: Write,
): string {
  const counts = [write('successes', successes), write('failures', trials - successes)];
  return `successes, failures = ${counts.join(', ')}`;
}

function likelihoodOf(spec: ModelSpec, write: Write): Likelihood {
  // Each only ever meets a model of its own type.
  const of = LIKELIHOODS[spec.type] as (spec: ModelSpec, write: Write) => Likelihood;
  return of(spec, write);
}
