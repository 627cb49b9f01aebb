import type { ComponentType } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { Island } from '../figures/Island';
import { islandIdPrefix } from '../figures/FigureSlot';
import type { AnyFigure, Layout } from '../figures/FigureDefinition';
import type { BenchProps } from '../figures/Workbench';
import { createFigureStore } from '../state';
import { warmFigure } from './warmFigure';

let Bench: ComponentType<BenchProps> | undefined;

/** Figures that are registered from now on stand in this instead of the workbench of the site's pages. */
export function standIn(bench: ComponentType<BenchProps>): void {
  Bench = bench;
}

/**
 * Brings the prerendered figures of one kind to life. On a page with several figures the first one owns the bare
 * state names of the URL, the others carry their id as a prefix.
 */
export function registerFigure(figure: AnyFigure): void {
  const islands = [...document.querySelectorAll<HTMLElement>('[data-island]')];
  islands.forEach((element, index) => {
    if (element.dataset.island !== figure.id) return;
    const layout: Layout = element.dataset.layout === 'figure' ? 'figure' : 'full';
    hydrateRoot(
      element,
      <Island
        figure={figure}
        store={createFigureStore(figure.model)}
        layout={layout}
        {...(Bench && { Bench })}
        urlPrefix={index === 0 ? '' : figure.id}
        picture={element.innerHTML}
        onReady={() => {
          element.dataset.hydrated = '';
          warmFigure(figure.model);
          // A lazy figure (one that has a `data-src`) takes no state from the URL, so nothing waits for it.
          if (islands.every(({ dataset }) => 'hydrated' in dataset || 'src' in dataset)) {
            delete document.documentElement.dataset.pending;
          }
        }}
      />,
      { identifierPrefix: islandIdPrefix(index) },
    );
  });
}
