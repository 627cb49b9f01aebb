import type {
  BetaSpec,
  DistributionSpec,
  ExponentialSpec,
  GammaSpec,
  LaplaceSpec,
  LogisticSpec,
  LogNormalSpec,
  NormalSpec,
  StudentTSpec,
  UniformSpec,
} from '../math';
import { mixtureParameters } from './mixtureParameters';
import {
  LOCATION,
  parameter,
  RATE,
  SCALE,
  SHAPE,
  type ParameterInfo,
  type ParameterRange,
} from './parameterInfo';
import { skewNormalParameters } from './skewNormalParameters';

/**
 * The parameters of a specification that a reader can change by a handle, in the order of the text
 * form; none for families that are drawn or listed (`table`, the discrete ones). The same array for
 * the same family (and number of mixture components).
 */
export function parametersOf(spec: DistributionSpec): readonly ParameterInfo[] {
  if (spec.family === 'gaussianMixture') return mixtureParameters(spec.means.length);
  return LISTS[spec.family] ?? [];
}

/** The specification moved into the figures' ranges; the same object when it lies inside them. */
export function clampSpec(spec: DistributionSpec): DistributionSpec {
  let clamped = spec;
  for (const info of parametersOf(spec)) {
    const value = info.read(clamped);
    const next = info.write(clamped, value);
    if (info.read(next) !== value) clamped = next;
  }
  return clamped;
}

/**
 * What is allowed for the parameters that `clampSpec` moves, in words; with `field`, for that one only ("sd from 0.05
 * to 5"). Undefined when there is no such parameter. Values are never told: they may be a stranger's.
 */
export function allowedRanges(spec: DistributionSpec, field?: string): string | undefined {
  const clamped = clampSpec(spec);
  const key = field?.replace(/\[(\d+)\]/, '.$1');
  const ranges = parametersOf(spec)
    .filter((info) =>
      key === undefined ? info.read(clamped) !== info.read(spec) : info.key === key,
    )
    .map((info) => {
      const value = info.read(spec);
      return value >= info.min && value <= info.max
        ? `${info.words} that leaves room for the others`
        : `${info.words} from ${words(info.min)} to ${words(info.max)}`;
    });
  return ranges.length > 0 ? ranges.join(', ') : undefined;
}

function words(value: number): string {
  return String(value).replace('-', '−');
}

const DF: ParameterRange = { min: 1, max: 200, step: 1, fine: 0.1, coarse: 10, scale: 'log' };
const LOG_MEAN: ParameterRange = { ...LOCATION, min: -5, max: 5 };
const LOG_SD: ParameterRange = { ...SCALE, max: 3 };

/** A uniform thinner than this could no longer be grabbed at one end. */
const MIN_WIDTH = 0.1;
/** A width that is the least one but for rounding is left alone, or a link would change the state it names. */
const TOO_THIN = MIN_WIDTH - 1e-9;

/** Where a Student-t's tail is held: from 2 scales out (df 1) to 4 (df 200), evenly in log df. */
const TAIL_FROM = 2;
const TAIL_SPAN = 2;

function difference(a: number, b: number): number {
  return Number((a - b).toPrecision(14));
}

/** 1/z for z > 0, with the limit 1/0⁺ at and below 0, so that a drag past the end stays there. */
function inverse(z: number): number {
  return z > 0 ? 1 / z : Infinity;
}

/** z/(1 − z) for z in (0, 1), its limits outside. */
function odds(z: number): number {
  return z >= 1 ? Infinity : Math.max(0, z) / (1 - z);
}

type LocationScaleSpec = StudentTSpec | LaplaceSpec | LogisticSpec;

const locationAndScale = [
  parameter<LocationScaleSpec>({
    key: 'loc',
    words: 'location',
    range: LOCATION,
    read: (spec) => spec.loc,
    write: (spec, loc) => ({ ...spec, loc }),
    anchor: (spec) => spec.loc,
    fromAnchor: (_, z) => z,
  }),
  parameter<LocationScaleSpec>({
    key: 'scale',
    words: 'scale',
    range: SCALE,
    read: (spec) => spec.scale,
    write: (spec, scale) => ({ ...spec, scale }),
    anchor: (spec) => spec.loc + spec.scale,
    fromAnchor: (spec, z) => z - spec.loc,
  }),
];

const normal = [
  parameter<NormalSpec>({
    key: 'mean',
    words: 'mean',
    range: LOCATION,
    read: (spec) => spec.mean,
    write: (spec, mean) => ({ ...spec, mean }),
    anchor: (spec) => spec.mean,
    fromAnchor: (_, z) => z,
  }),
  parameter<NormalSpec>({
    key: 'sd',
    words: 'sd',
    range: SCALE,
    read: (spec) => spec.sd,
    write: (spec, sd) => ({ ...spec, sd }),
    anchor: (spec) => spec.mean + spec.sd,
    fromAnchor: (spec, z) => z - spec.mean,
  }),
];

const studentT = [
  parameter<StudentTSpec>({
    key: 'df',
    words: 'degrees of freedom',
    range: DF,
    read: (spec) => spec.df,
    write: (spec, df) => ({ ...spec, df }),
    anchor: ({ df, loc, scale }) =>
      loc + scale * (TAIL_FROM + (TAIL_SPAN * Math.log(df)) / Math.log(DF.max)),
    fromAnchor: ({ loc, scale }, z) => DF.max ** (((z - loc) / scale - TAIL_FROM) / TAIL_SPAN),
  }),
  ...locationAndScale,
];

const uniform = [
  parameter<UniformSpec>({
    key: 'low',
    words: 'left end',
    range: { ...LOCATION, max: LOCATION.max - MIN_WIDTH },
    read: (spec) => spec.low,
    write: (spec, low) => {
      const high = Math.max(spec.high, LOCATION.min + MIN_WIDTH);
      return { ...spec, low: high - low < TOO_THIN ? difference(high, MIN_WIDTH) : low, high };
    },
    anchor: (spec) => spec.low,
    fromAnchor: (_, z) => z,
  }),
  parameter<UniformSpec>({
    key: 'high',
    words: 'right end',
    range: { ...LOCATION, min: LOCATION.min + MIN_WIDTH },
    read: (spec) => spec.high,
    write: (spec, high) => {
      const low = Math.min(spec.low, LOCATION.max - MIN_WIDTH);
      return { ...spec, low, high: high - low < TOO_THIN ? difference(low, -MIN_WIDTH) : high };
    },
    anchor: (spec) => spec.high,
    fromAnchor: (_, z) => z,
  }),
];

const exponential = [
  parameter<ExponentialSpec>({
    key: 'rate',
    words: 'rate',
    range: RATE,
    read: (spec) => spec.rate,
    write: (spec, rate) => ({ ...spec, rate }),
    anchor: (spec) => 1 / spec.rate,
    fromAnchor: (_, z) => inverse(z),
  }),
];

const gamma = [
  parameter<GammaSpec>({
    key: 'shape',
    words: 'shape',
    range: SHAPE,
    read: (spec) => spec.shape,
    write: (spec, shape) => ({ ...spec, shape }),
    // The mean: the peak stays at 0 for every shape below 1 and could not be dragged.
    anchor: (spec) => spec.shape / spec.rate,
    fromAnchor: (spec, z) => z * spec.rate,
  }),
  parameter<GammaSpec>({
    key: 'rate',
    words: 'rate',
    range: RATE,
    read: (spec) => spec.rate,
    write: (spec, rate) => ({ ...spec, rate }),
    // One standard deviation beyond the mean.
    anchor: ({ shape, rate }) => (shape + Math.sqrt(shape)) / rate,
    fromAnchor: ({ shape }, z) => (shape + Math.sqrt(shape)) * inverse(z),
  }),
];

// Both at means of neighbouring betas, Beta(a, b + 1) and Beta(a + 1, b): either side of the mean.
const beta = [
  parameter<BetaSpec>({
    key: 'a',
    words: 'shape a',
    range: SHAPE,
    read: (spec) => spec.a,
    write: (spec, a) => ({ ...spec, a }),
    anchor: ({ a, b }) => a / (a + b + 1),
    fromAnchor: ({ b }, z) => (b + 1) * odds(z),
  }),
  parameter<BetaSpec>({
    key: 'b',
    words: 'shape b',
    range: SHAPE,
    read: (spec) => spec.b,
    write: (spec, b) => ({ ...spec, b }),
    anchor: ({ a, b }) => (a + 1) / (a + b + 1),
    fromAnchor: ({ a }, z) => (a + 1) * odds(1 - z),
  }),
];

const logNormal = [
  parameter<LogNormalSpec>({
    key: 'mu',
    words: 'mean of log z',
    range: LOG_MEAN,
    read: (spec) => spec.mu,
    write: (spec, mu) => ({ ...spec, mu }),
    anchor: ({ mu, sigma }) => Math.exp(mu - sigma ** 2),
    fromAnchor: ({ sigma }, z) => Math.log(Math.max(0, z)) + sigma ** 2,
  }),
  parameter<LogNormalSpec>({
    key: 'sigma',
    words: 'sd of log z',
    range: LOG_SD,
    read: (spec) => spec.sigma,
    write: (spec, sigma) => ({ ...spec, sigma }),
    anchor: ({ mu, sigma }) => Math.exp(mu + sigma),
    fromAnchor: ({ mu }, z) => Math.log(Math.max(0, z)) - mu,
  }),
];

const LISTS: Partial<Record<DistributionSpec['family'], readonly ParameterInfo[]>> = {
  normal,
  studentT,
  laplace: locationAndScale,
  logistic: locationAndScale,
  uniform,
  exponential,
  gamma,
  beta,
  logNormal,
  skewNormal: skewNormalParameters,
};
