import {
  createDistribution,
  descentPath,
  DomainError,
  landscape,
  type ContinuousDistribution,
  type ContinuousSpec,
  type DescentOptions,
  type DescentPath,
  type Landscape,
  type LandscapeLoss,
  type LandscapeOptions,
  type NormalParameters,
} from '../math';

/** A map of losses over (mean, log sd), or the path of a descent. */
export type LandscapeRequest = { readonly target: ContinuousSpec } & (
  | { readonly map: LandscapeOptions }
  | {
      readonly path: DescentOptions & {
        readonly loss: LandscapeLoss;
        readonly from: NormalParameters;
      };
    }
);

/** What was asked for. A map of some losses has these only. */
export type LandscapeAnswer = { readonly map: Landscape } | { readonly path: DescentPath };

/** Coarse map, full map and paths are of one target. */
let latest: { readonly text: string; readonly law: ContinuousDistribution } | undefined;

/** @throws DomainError naming `target.…`, or what is wrong with the map (see `landscape`) or the path (`descentPath`). */
export function answer(request: LandscapeRequest): LandscapeAnswer {
  const law = lawOf(request.target);
  if ('map' in request) return { map: landscape(law, request.map) };
  const { loss, from, ...options } = request.path;
  return { path: descentPath(law, loss, from, options) };
}

/** By the text of its specification: a copied one is another object, whose panels the core would lay out anew. */
function lawOf(target: ContinuousSpec): ContinuousDistribution {
  const text = JSON.stringify(target);
  if (latest?.text !== text) latest = { text, law: create(target) };
  return latest.law;
}

function create(target: ContinuousSpec): ContinuousDistribution {
  try {
    return createDistribution(target);
  } catch (error) {
    throw error instanceof DomainError ? error.within('target') : error;
  }
}
