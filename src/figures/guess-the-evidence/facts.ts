import {
  bestFit,
  continueFit,
  createModel,
  objective,
  type GaussianMixtureSpec,
  type NormalParameters,
} from '../../math';
import { evidenceOf } from '../evidenceOf';
import { LEAST_SCALE } from './fitTrack';
import { twoBranch } from './presets';

/** The numbers that the chapter's prose states, each computed by the core when it is first asked for. */
export const facts = {
  evidence: lazy(() => evidenceOf(createModel(twoBranch))),
  logEvidence: lazy(() => createModel(twoBranch).logEvidence),
  leastScale: lazy(() => ({ value: LEAST_SCALE })),
  /** From this multiple of p(x) on no guess leaves L2 a best q. */
  lastGuess: lazy(() => ({ value: 1 / LEAST_SCALE })),
  klMean: best('j', 1, 'mean'),
  klSd: best('j', 1, 'sd'),
  l2MeanAtTruth: best('l2Squared', 1, 'mean'),
  l2SdAtTruth: best('l2Squared', 1, 'sd'),
  l2MeanAtTwice: best('l2Squared', 1 / 2, 'mean'),
  l2SdAtTwice: best('l2Squared', 1 / 2, 'sd'),
  l2MeanAtHalf: best('l2Squared', 2, 'mean'),
  l2SdAtHalf: best('l2Squared', 2, 'sd'),
  coversUntilAtTruth: lazy(() => ({ value: coversUntil(1, 6) })),
  coversUntilAtHalf: lazy(() => ({ value: coversUntil(2, 2.2) })),
};

type Fact = () => { readonly value: number };

function lazy(compute: Fact): Fact {
  let known: { readonly value: number } | undefined;
  return () => (known ??= compute());
}

function best(loss: 'j' | 'l2Squared', scale: number, of: keyof NormalParameters): Fact {
  return lazy(() => {
    const { minima } = bestFit(createModel(twoBranch).posterior, loss, { scale });
    const found = minima.find(({ isGlobal }) => isGlobal);
    if (!found) throw new RangeError(`no best q at c = ${scale}`);
    return { value: found[of] };
  });
}

const humps = (a: number): GaussianMixtureSpec => ({
  family: 'gaussianMixture',
  weights: [0.5, 0.5],
  means: [-a, a],
  sds: [1, 1],
});

const BISECTIONS = 40;

/**
 * Two equal humps at ±a, of sd 1: the a up to which L2's best q, at this c, covers both, found by following the covering
 * minimum and that on one hump from `from`, where the first is the lower.
 */
function coversUntil(scale: number, from: number): number {
  const { minima } = bestFit(humps(from), 'l2Squared', { scale });
  let covering: NormalParameters | undefined = minima.find(({ mean }) => Math.abs(mean) < 0.1);
  let onOne: NormalParameters = minima.find(({ mean }) => mean > 0.5) ?? { mean: from, sd: 1 };
  let [low, high] = [from, 1.2 * from];
  for (let i = 0; i < BISECTIONS; i += 1) {
    const a = (low + high) / 2;
    const target = humps(a);
    const height = objective(target, 'l2Squared', { scale });
    const wide = covering && continueFit(target, 'l2Squared', { scale }, covering);
    const narrow = continueFit(target, 'l2Squared', { scale }, { ...onOne, mean: a });
    const covers =
      wide && (!narrow || height(wide.mean, wide.sd).value < height(narrow.mean, narrow.sd).value);
    if (covers) low = a;
    else high = a;
    covering = wide ?? covering;
    onOne = narrow ?? onOne;
  }
  return low;
}
