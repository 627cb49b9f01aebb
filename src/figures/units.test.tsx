// @vitest-environment jsdom
import { act, cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFigureStore } from '../state';
import { DEFAULT_FRAME_OPTIONS, FrameOptionsContext } from '../ui';
import { Island } from './Island';
import { figures } from './list';
import type { AnyFigure } from './FigureDefinition';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(figure: AnyFigure) {
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('reduce') }));
  const store = createFigureStore(figure.model);
  const page = (units: 'nats' | 'bits') => (
    <FrameOptionsContext value={{ ...DEFAULT_FRAME_OPTIONS, units }}>
      <Island figure={figure} store={store} layout="figure" />
    </FrameOptionsContext>
  );
  const { container, rerender } = render(page('nats'));
  const outputs = () =>
    [...container.querySelectorAll<HTMLElement>('output[data-quantity]')].map((output) => ({
      name: output.dataset.quantity,
      value: Number(output.dataset.value),
      text: output.textContent ?? '',
    }));
  return { container, outputs, to: (units: 'nats' | 'bits') => act(() => rerender(page(units))) };
}

const shown = (text: string): number =>
  Number(
    text
      .replace(/ .*/, '')
      .replace('−', '-')
      .replace('∞', 'Infinity')
      .replace(
        /×10(.*)/,
        (_, power: string) =>
          `e${power.replaceAll(/./gu, (sign) => (sign === '⁻' ? '-' : String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign))))}`,
      ),
  );

describe.each(figures.map((figure) => [figure.id, figure] as const))('%s', (_, figure) => {
  it('shows information in bits when asked to, and keeps the values in nats', () => {
    const { container, outputs, to } = show(figure);
    const nats = outputs();
    to('bits');
    const bits = outputs();
    expect(bits.map(({ name, value }) => [name, value])).toEqual(
      nats.map(({ name, value }) => [name, value]),
    );
    for (const [i, { text, name }] of nats.entries()) {
      const isInformation = text.includes(' nats');
      expect(bits[i].text.includes(' bits'), name).toBe(isInformation);
      if (!isInformation) expect(bits[i].text).toBe(text);
      else if (Number.isFinite(shown(text)) && shown(text) !== 0)
        expect(shown(bits[i].text) / shown(text), name).toBeCloseTo(1 / Math.LN2, 2);
    }
    // Terms of the glossary say what a nat is; what is measured is not said in nats any more.
    for (const tip of container.querySelectorAll('[role=note]')) tip.remove();
    const words = container.querySelectorAll('output, .axis-title, .words, .tip, .integrand-total');
    for (const element of words) expect(element.textContent).not.toMatch(/\bnats\b/);
    to('nats');
    expect(outputs()).toEqual(nats);
  });
});
