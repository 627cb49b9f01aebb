// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { createFigureStore, type FigureModel, type Snapshot } from '../state';
import { NumberField, StoreProvider, UndoRedoReset } from '.';

interface Gap {
  readonly mean: number;
}
type Snap = Snapshot<Gap, null>;

const model: FigureModel<Gap, null> = {
  id: 'gap',
  initial: { mean: 1 },
  derive: () => null,
  params: [],
  presets: [],
};

const makeStore = () => createFigureStore(model);
const setMean = (store: ReturnType<typeof makeStore>, mean: number) =>
  act(() => store.update(() => ({ mean })));

afterEach(cleanup);

describe('a number field', () => {
  function setUp() {
    const store = makeStore();
    render(
      <StoreProvider store={store}>
        <section data-figure="gap">
          <UndoRedoReset />
          <NumberField
            param="q.mean"
            label="q(z), mean"
            shortLabel="mean"
            value={(s: Snap) => s.state.mean}
            min={-10}
            max={10}
            step={0.1}
            onChange={(mean, gesture) => store.update(() => ({ mean }), gesture)}
          />
        </section>
      </StoreProvider>,
    );
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: /q\(z\), mean/ });
    return { store, field, user: userEvent.setup() };
  }

  it('follows the state, but not while it is edited', async () => {
    const { store, field, user } = setUp();
    setMean(store, 2.5);
    expect(field.value).toBe('2.5');
    await user.clear(field);
    await user.type(field, '3');
    setMean(store, 4);
    expect(field.value).toBe('3');
  });

  it('takes a decimal comma and a typographic minus at Enter, as one undo step', async () => {
    const { store, field, user } = setUp();
    await user.clear(field);
    await user.type(field, '−2,5');
    expect(store.get().state.mean).toBe(1);
    await user.keyboard('{Enter}');
    expect(store.get().state.mean).toBe(-2.5);
    expect(field.value).toBe('-2.5');
    act(() => store.undo());
    expect(store.get().state.mean).toBe(1);
    expect(field.value).toBe('1');
  });

  it.each(['abc', '11', ''])(
    'keeps "%s" as typed at Enter, says the range and leaves the state',
    async (text) => {
      const { store, field, user } = setUp();
      await user.clear(field);
      if (text) await user.type(field, text);
      await user.keyboard('{Enter}');
      expect(screen.getByRole('alert').textContent).toMatch(
        /^q\(z\), mean must be a number from −10 to 10/,
      );
      expect(field.getAttribute('aria-invalid')).toBe('true');
      expect(field.value).toBe(text);
      expect(store.get().state.mean).toBe(1);
      expect(store.canUndo()).toBe(false);
      await user.click(field);
      await user.keyboard('{Escape}');
      expect(field.value).toBe('1');
      expect(screen.queryByRole('alert')).toBeNull();
    },
  );

  it('shows the state again when it is left with no number, and says why until the next edit', async () => {
    const { store, field, user } = setUp();
    await user.clear(field);
    await user.type(field, '11');
    await user.tab();
    expect(field.value).toBe('1');
    expect(field.hasAttribute('aria-invalid')).toBe(false);
    expect(screen.getByRole('alert').textContent).toContain('from −10 to 10');
    setMean(store, 3);
    expect(field.value).toBe('3');
    await user.click(field);
    await user.keyboard('2');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('does not round the state when it is left unedited', async () => {
    const { store, field, user } = setUp();
    setMean(store, 1.23456789);
    await user.click(field);
    await user.tab();
    expect(field.value).toBe('1.2346');
    expect(store.get().state.mean).toBe(1.23456789);
  });

  it('steps by keys, a burst of them being one undo step', async () => {
    const { store, field, user } = setUp();
    await user.click(field);
    await user.keyboard('{ArrowUp}{ArrowUp}{PageDown}');
    expect(store.get().state.mean).toBe(0.2);
    expect(field.value).toBe('0.2');
    act(() => store.undo());
    expect(store.get().state.mean).toBe(1);
  });

  it('at its limit makes no undo step of a key, and keeps what can be redone', async () => {
    const { store, field, user } = setUp();
    setMean(store, 10);
    setMean(store, 3);
    act(() => store.undo());
    await user.click(field);
    await user.keyboard('{ArrowUp}{PageUp}');
    expect(store.get().state.mean).toBe(10);
    expect(store.canRedo()).toBe(true);
    act(() => store.undo());
    expect(store.get().state.mean).toBe(1);
  });

  it('may have ends that go by the present', async () => {
    const store = makeStore();
    render(
      <StoreProvider store={store}>
        <NumberField
          param="q.mean"
          label="mean"
          value={(s: Snap) => s.state.mean}
          min={0}
          max={(s: Snap) => 2 * s.state.mean}
          step={0.1}
          onChange={(mean, gesture) => store.update(() => ({ mean }), gesture)}
        />
      </StoreProvider>,
    );
    const field = screen.getByRole<HTMLInputElement>('textbox');
    const user = userEvent.setup();
    await user.click(field);
    await user.keyboard('3{Enter}');
    expect(screen.getByRole('alert').textContent).toContain('from 0 to 2;');
    expect(store.get().state.mean).toBe(1);
    setMean(store, 4);
    await user.clear(field);
    await user.keyboard('7{Enter}');
    expect(store.get().state.mean).toBe(7);
    await user.keyboard('{PageUp}');
    expect(store.get().state.mean).toBe(8);
  });

  it('keeps Ctrl+Z to itself while typing; elsewhere in the figure it undoes', async () => {
    const { store, field, user } = setUp();
    setMean(store, 5);
    await user.click(field);
    await user.keyboard('{Control>}z{/Control}');
    expect(store.get().state.mean).toBe(5);
    act(() => screen.getByRole('button', { name: 'Reset' }).focus());
    await user.keyboard('{Control>}z{/Control}');
    expect(store.get().state.mean).toBe(1);
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(store.get().state.mean).toBe(5);
    await user.keyboard('{Control>}z{/Control}{Control>}y{/Control}');
    expect(store.get().state.mean).toBe(5);
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    expect(store.get().state.mean).toBe(5);
  });
});
