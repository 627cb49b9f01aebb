import { renderToString } from 'react-dom/server';
import type { AnyFigure } from '../figures/FigureDefinition';
import { Island } from '../figures/Island';
import { figures } from '../figures/list';
import { createFigureStore, presetState } from '../state';

/** The markup of a figure in one state: what its pictures are made of. */
export interface FigureMarkup {
  readonly figure: string;
  /** Undefined: the default state. */
  readonly preset: string | undefined;
  readonly html: string;
}

/** Every figure in its default state and in each of its presets, as it stands in a page before any script. */
export function* figureMarkups(): Generator<FigureMarkup> {
  for (const figure of figures) {
    const { id, model } = figure;
    yield { figure: id, preset: undefined, html: render(figure, model.initial) };
    for (const preset of model.presets) {
      const state = presetState(model, preset.id)?.state;
      yield { figure: id, preset: preset.id, html: render(figure, state) };
    }
  }
}

function render(figure: AnyFigure, state: unknown): string {
  // Rendered as text a figure shows the state it starts from.
  const store = createFigureStore({ ...figure.model, initial: state });
  return renderToString(<Island figure={figure} store={store} layout="figure" />);
}
