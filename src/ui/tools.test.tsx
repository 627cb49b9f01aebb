// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createFigureStore, type FigureModel } from '../state';
import { Notice, Notices, PresetPicker, StoreProvider } from '.';

interface Gap {
  readonly mean: number;
}

const model: FigureModel<Gap, number> = {
  id: 'gap',
  initial: { mean: 1 },
  derive: ({ mean }) => mean ** 2 / 2,
  params: [],
  presets: [],
};

afterEach(cleanup);

describe('a notice', () => {
  it('comes into a live region that was there before it', () => {
    const { rerender } = render(<Notices>{null}</Notices>);
    const region = screen.getByRole('status');
    rerender(
      <Notices>
        <Notice>That is out of range.</Notice>
      </Notices>,
    );
    expect(screen.getByRole('status')).toBe(region);
    expect(region.textContent).toContain('That is out of range.');
  });
});

describe('the presets', () => {
  const two = { id: 'two', title: 'Two', state: { mean: 2 } };
  const three = { id: 'three', title: 'Three', state: (old: Gap) => ({ ...old, mean: 3 }) };
  const mean = {
    name: 'mean',
    allowed: 'a number',
    parse: (text: string) => ({ ok: true, value: Number(text) }) as const,
    write: (state: Gap) => String(state.mean),
    apply: (_: Gap, value: unknown) => ({ mean: Number(value) }),
  };

  it('mark the one whose state is shown, wherever it came from', () => {
    const store = createFigureStore({ ...model, params: [mean], presets: [two, three] });
    render(
      <StoreProvider store={store}>
        <PresetPicker />
      </StoreProvider>,
    );
    const pressed = () =>
      screen.queryAllByRole('button', { pressed: true }).map((button) => button.textContent);
    expect(pressed()).toEqual([]);
    act(() => store.load({ mean: 3 }));
    expect(pressed()).toEqual(['Three']);
    fireEvent.click(screen.getByRole('button', { name: 'Two' }));
    expect(pressed()).toEqual(['Two']);
    act(() => store.update(() => ({ mean: 2.5 })));
    expect(pressed()).toEqual([]);
    act(() => store.undo());
    expect(pressed()).toEqual(['Two']);
  });
});
