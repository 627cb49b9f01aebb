import type { ContinuousSpec, Quantity } from '../../math';
import { maximiseElboOf } from '../../math';
import type { Q_FAMILIES } from '../approximations';
import { modelOf, type LatentSpec } from '../latentModels';
import { ascend, type AscentSettings } from './ascent';
import { reportOf } from './reports';

type Family = (typeof Q_FAMILIES)[number];

/** The best q of a family that was found, and what it leaves open. */
export interface FamilyFit {
  readonly family: Family;
  readonly q: ContinuousSpec;
  readonly elbo: Quantity;
  readonly gap: Quantity;
}

/** A climb of so many steps, or until a step gains less than this many nats. */
const STEPS = 120;
const GAIN = 1e-7;
/** Longer steps than those a reader watches. */
const RATE = 0.6;
/** Where the climbs of the shapes begin. */
const SKEWS = [-3, 3] as const;
const DF = 10;
const APART = 0.8;
const WIDTH = 0.6;

/**
 * The best normal, by the core; and from it the best skew normal, Student t and mixture that a climb finds, which may
 * be a local top. A generator that gives way after every step, for a page to work off in slices.
 */
export function* fitsStepwise(model: LatentSpec): Generator<void, readonly FamilyFit[]> {
  const best = maximiseElboOf(modelOf(model));
  if (!best.attained) return [];
  const fits = [fitOf(model, best.q)];
  yield;
  for (const starts of startsFrom(model, best.q)) {
    let top: FamilyFit | undefined;
    for (const start of starts) {
      const fit = yield* climb(model, start);
      if (!top || fit.elbo.value > top.elbo.value) top = fit;
    }
    if (top) fits.push(top);
  }
  return fits;
}

function startsFrom(
  model: LatentSpec,
  { mean, sd }: { readonly mean: number; readonly sd: number },
): readonly (readonly ContinuousSpec[])[] {
  const skews = SKEWS.map((shape): ContinuousSpec => {
    // As wide as the normal, and in its place.
    const delta = shape / Math.hypot(1, shape);
    const scale = sd / Math.sqrt(1 - (2 * delta ** 2) / Math.PI);
    return {
      family: 'skewNormal',
      loc: mean - scale * delta * Math.sqrt(2 / Math.PI),
      scale,
      shape,
    };
  });
  return [
    skews,
    [{ family: 'studentT', df: DF, loc: mean, scale: sd }],
    [mixtureOn(model, mean, sd)],
  ];
}

/** A part on each of the two highest peaks of the joint; of one peak only, two parts around the best normal. */
function mixtureOn(model: LatentSpec, mean: number, sd: number): ContinuousSpec {
  const joint = modelOf(model);
  const height = (z: number): number => joint.logJoint(z);
  const [first, second] = joint.peaks.toSorted((a, b) => height(b.location) - height(a.location));
  const weights = [0.5, 0.5];
  if (second === undefined) {
    return {
      family: 'gaussianMixture',
      weights,
      means: [mean - APART * sd, mean + APART * sd],
      sds: [WIDTH * sd, WIDTH * sd],
    };
  }
  const parts = [first, second].toSorted((a, b) => a.location - b.location);
  return {
    family: 'gaussianMixture',
    weights,
    means: parts.map(({ location }) => location),
    sds: parts.map(({ scale }) => scale),
  };
}

function* climb(model: LatentSpec, start: ContinuousSpec): Generator<void, FamilyFit> {
  const settings: AscentSettings = {
    model,
    climb: 'elbo',
    gradient: 'exact',
    samples: 1,
    rate: RATE,
    seed: 1,
  };
  let fit = fitOf(model, start);
  for (let step = 0; step < STEPS && Number.isFinite(fit.elbo.value); step += 1) {
    const next = fitOf(model, ascend(fit.q, settings, step).q);
    const gain = next.elbo.value - fit.elbo.value;
    if (gain > 0) fit = next;
    if (!(gain > GAIN)) break;
    yield;
  }
  return fit;
}

function fitOf(model: LatentSpec, q: ContinuousSpec): FamilyFit {
  const report = reportOf(model, q);
  return {
    family: q.family as Family,
    q,
    elbo: report.elbo,
    get gap() {
      return report.klQPosterior;
    },
  };
}
