import { bestFit, type DistributionSpec, type ContinuousLaw } from '../../math';
import type { AnyFigure } from '../../figures/FigureDefinition';
import { fitBookOf } from '../../figures/direction/fitBook';
import type { DirectionState } from '../../figures/direction/state';
import { fitTrackOf } from '../../figures/guess-the-evidence/fitTrack';
import { modelOf, type LatentSpec } from '../../figures/latentModels';
import { figures } from '../../figures/list';
import { figureExports } from '../../share/exportsList';
import { parseQuery } from '../../state';
import { SPREAD } from './spread';

interface VerifiedScript {
  readonly name: string;
  readonly text: string;
}

/**
 * The Python of figures at the state they begin with, at all their presets, and at states spread over families and models,
 * one after the other: some take a second to make.
 *
 * @param wanted Ids of figures; all when empty.
 */
export function* pythonScripts(wanted: readonly string[]): Generator<VerifiedScript> {
  for (const figure of figures) {
    if (wanted.length > 0 && !wanted.includes(figure.id)) continue;
    const queries = [
      '',
      ...figure.model.presets.map(({ id }) => `preset=${id}`),
      ...(SPREAD[figure.id] ?? []),
    ];
    for (const query of queries) yield scriptAt(figure, query);
  }
}

function scriptAt(figure: AnyFigure, query: string): VerifiedScript {
  const name = `${figure.id}/?${query}`;
  const { state, notices } = parseQuery(query, figure.model, '');
  if (notices.length > 0) throw new Error(`${name}: ${notices.map(({ param }) => param).join()}`);
  if (figure.id === 'guess-the-evidence') settle(state as GuessState);
  if (figure.id === 'direction') settleFits(state as DirectionState);
  const now = { state, derived: figure.model.derive(state), active: false };
  // As if a reader had asked for all fits, too: they are the slowest of the figure, so once only.
  const shown = new Set(query === '' ? ['fit.normal.elbo'] : []);
  return { name, text: figureExports[figure.id].python(now, shown) };
}

interface GuessState {
  readonly model: LatentSpec;
  readonly guess: number;
}

/** In a page a worker answers what the figure asks for when it rests. */
function settle({ model, guess }: GuessState): void {
  const track = fitTrackOf(model);
  for (const request of track.open(1 / guess)) {
    const target: DistributionSpec | ContinuousLaw = modelOf(model).posterior;
    track.learn(request, bestFit(target, request.loss, { scale: request.scale ?? 1 }));
  }
}

function settleFits({ p }: DirectionState): void {
  const book = fitBookOf(p);
  for (const request of book.open()) book.learn(request, bestFit(p, request.loss));
}
