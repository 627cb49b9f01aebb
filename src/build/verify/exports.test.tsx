// @vitest-environment jsdom
import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { verifiedFigures } from './verifiedList';
import type { AnyFigure } from '../../figures/FigureDefinition';
import { figures } from '../../figures/list';
import { showFigure } from '../../figures/testing/showFigure';
import { parseQuery, presetState } from '../../state';
import { figureExports } from '../../share/exportsList';

// Whole figures in jsdom, and curves worked out at once.
vi.setConfig({ testTimeout: 120_000 });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const snapshot = (figure: AnyFigure, state: unknown) => ({
  state,
  derived: figure.model.derive(state),
  active: false,
});

/** Name, value and bound of each number that a script checks, from its text. */
function checked(text: string): { name: string; shown: number; bound: number }[] {
  const read = (part: string) => Number(part.replace('math.inf', 'Infinity'));
  return [...text.matchAll(/^ *(?:check)?\("([^"]+)", (-?[\w.+-]+), (-?[\w.+-]+), /gm)].map(
    ([, name, shown, bound]) => ({ name, shown: read(shown), bound: read(bound) }),
  );
}

it('there are for every figure', () => {
  expect(Object.keys(figureExports)).toEqual(figures.map(({ id }) => id));
  expect(Object.keys(verifiedFigures)).toEqual(figures.map(({ id }) => id));
});

describe.each(figures.map((figure) => [figure.id, figure] as const))('%s', (id, figure) => {
  const exports = figureExports[id];

  it('exports the numbers that it shows, as it shows them', () => {
    const { container, store } = showFigure(figure);
    const outputs = [...container.querySelectorAll('output[data-quantity]')];
    expect(outputs.length).toBeGreaterThan(2);
    for (const output of outputs) {
      const name = output.getAttribute('data-quantity');
      const quantity = exports.quantities.find((each) => each.name === name);
      const value = quantity?.of(store.get())?.value;
      expect([name, value]).toEqual([name, Number(output.getAttribute('data-value'))]);
      const text = output.textContent ?? '';
      if (quantity?.unit === 'nats' || quantity?.unit === '1/z')
        expect(text).toContain(quantity.unit);
    }
  });

  it('has tables of columns that are equally long', () => {
    const now = snapshot(figure, figure.model.initial);
    expect(new Set(exports.tables.map(({ name }) => name)).size).toBe(exports.tables.length);
    for (const { name, of } of exports.tables) {
      expect(name).toMatch(/^[a-z-]+$/);
      const columns = of(now);
      expect(new Set(columns.map(({ values }) => values.length)).size).toBe(1);
      expect(new Set(columns.map(({ title }) => title)).size).toBe(columns.length);
      const [first] = columns;
      expect(Array.from(first.values).every(Number.isFinite)).toBe(true);
    }
  });

  const { queries, settle } = verifiedFigures[id];
  const states: readonly unknown[] = [
    figure.model.initial,
    ...figure.model.presets.map(({ id: preset }) => presetState(figure.model, preset)?.state),
    ...queries.map((query) => parseQuery(query, figure.model).state),
  ];

  it('checks in Python every number of its readouts, digit by digit, and every term', () => {
    for (const state of states) {
      settle?.(state);
      const now = snapshot(figure, state);
      const text = exports.python(now);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
      const rows = checked(text);
      for (const { name, of } of exports.quantities) {
        const quantity = of(now);
        const found = rows.find((row) => row.name === name);
        expect([name, found?.shown, found?.bound]).toEqual([
          name,
          quantity?.value,
          quantity?.errorBound,
        ]);
      }
      const names = new Set(rows.map(({ name }) => name));
      // What the reader has hidden is not told by the script either.
      const hidden = figure.hidesNumbers?.(now) ?? false;
      for (const { lines } of figure.derivations)
        for (const { terms } of lines)
          for (const { id: term } of terms)
            if (!exports.quantities.some(({ name }) => name === term))
              expect(names.has(term), term).toBe(!hidden);
    }
  });
});

it('fits that a reader has asked for are in the script, with the q that they came to', () => {
  const figure = figures.find(({ id }) => id === 'elbo-gap')!;
  const now = snapshot(figure, figure.model.initial);
  const { python } = figureExports['elbo-gap'];
  expect(python(now)).not.toContain('fit.normal.elbo');
  const rows = checked(python(now, new Set(['fit.normal.elbo'])));
  const fits = rows.filter(({ name }) => name.startsWith('fit.'));
  expect(fits.map(({ name }) => name)).toHaveLength(8);
});
