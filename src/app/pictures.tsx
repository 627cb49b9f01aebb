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
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly words: string;
}

/** Every figure in its default state and in each of its presets, as it stands in a page before any script. */
export function* figureMarkups(): Generator<FigureMarkup> {
  for (const figure of figures) {
    const { model } = figure;
    yield markupOf(figure, undefined, model.initial);
    for (const { id } of model.presets) yield markupOf(figure, id, presetState(model, id)?.state);
  }
}

function markupOf(figure: AnyFigure, preset: string | undefined, state: unknown): FigureMarkup {
  const { id, title, model } = figure;
  // Rendered as text a figure shows the state it starts from.
  const store = createFigureStore({ ...model, initial: state });
  const html = renderToString(<Island figure={figure} store={store} layout="figure" />);
  return { figure: id, preset, html, title, words: figure.inWords(store.get()) };
}
