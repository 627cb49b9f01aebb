import type { AnyFigure } from '../../figures/FigureDefinition';
import { figures } from '../../figures/list';
import { figureExports } from '../../share/exportsList';
import { parseQuery } from '../../state';
import { verifiedFigures } from './verifiedList';

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
      ...verifiedFigures[figure.id].queries,
    ];
    for (const query of queries) yield scriptAt(figure, query);
  }
}

function scriptAt(figure: AnyFigure, query: string): VerifiedScript {
  const name = `${figure.id}/?${query}`;
  const { state, notices } = parseQuery<unknown>(query, figure.model, '');
  if (notices.length > 0) throw new Error(`${name}: ${notices.map(({ param }) => param).join()}`);
  const { settle, asked = [] } = verifiedFigures[figure.id];
  settle?.(state);
  const now = { state, derived: figure.model.derive(state), active: false };
  // They take their time: once only.
  const shown = new Set(query === '' ? asked : []);
  return { name, text: figureExports[figure.id].python(now, shown) };
}
