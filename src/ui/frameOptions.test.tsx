// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFigureStore, type FigureModel, type Snapshot } from '../state';
import {
  Button,
  DEFAULT_FRAME_OPTIONS,
  FrameOptionsContext,
  NumberField,
  Player,
  PresetPicker,
  Segmented,
  Select,
  StoreProvider,
  UndoRedoReset,
  usePlayers,
  type FrameOptions,
  type Players,
} from '.';

interface Gap {
  readonly mean: number;
}
type Now = Snapshot<Gap, number>;

const model: FigureModel<Gap, number> = {
  id: 'gap',
  initial: { mean: 1 },
  derive: ({ mean }) => mean ** 2 / 2,
  params: [],
  presets: [{ id: 'two', title: 'Two', state: { mean: 2 } }],
};

const options = [
  { value: 'normal', text: 'normal' },
  { value: 'laplace', text: 'Laplace' },
] as const;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'performance'] });
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function Probe({ give }: { readonly give: (players: Players) => void }) {
  give(usePlayers());
  return null;
}

function show(first: Partial<FrameOptions> = {}) {
  const store = createFigureStore(model);
  const chosen = vi.fn<(value: string) => void>();
  let players: Players | undefined;
  const step = () => {
    store.update(({ mean }) => ({ mean: mean + 1 }));
    return true;
  };
  const page = (asked: Partial<FrameOptions>) => (
    <FrameOptionsContext value={{ ...DEFAULT_FRAME_OPTIONS, ...asked }}>
      <StoreProvider store={store}>
        <section data-figure="gap">
          <PresetPicker />
          <UndoRedoReset />
          <NumberField
            param="q.mean"
            writes={['theta']}
            label="mean"
            value={({ state }: Now) => state.mean}
            min={-10}
            max={10}
            step={1}
            onChange={(mean) => store.update(() => ({ mean }))}
          />
          <Select
            param="q.family"
            writes={['p']}
            label="family"
            value="normal"
            options={options}
            onChange={chosen}
          />
          <Segmented
            param="view"
            writes={['p']}
            label="view"
            value="normal"
            options={options}
            onChange={chosen}
          />
          <Button param="q" onClick={step}>
            Put
          </Button>
          <Button onClick={() => chosen('free')}>Free</Button>
          <Player param="step" writes={['p.mean']} label="ascent" onStep={step} />
          <Probe give={(found) => (players = found)} />
        </section>
      </StoreProvider>
    </FrameOptionsContext>
  );
  const { rerender, container } = render(page(first));
  return {
    store,
    chosen,
    container,
    players: () => players!,
    ask: (asked: Partial<FrameOptions>) => rerender(page(asked)),
    mean: () => store.get().state.mean,
    frames: (time: number) => act(() => void vi.advanceTimersByTime(time)),
    names: () => [
      ...new Set(
        [...container.querySelectorAll('[data-control]')].map((control) =>
          control.getAttribute('data-control'),
        ),
      ),
    ],
  };
}

const button = (name: string) => screen.getByRole('button', { name });

describe('a locked figure', () => {
  it('changes by nothing that the reader does, and says so', () => {
    const { store, chosen, mean } = show({ lock: 'all' });
    const field = screen.getByRole<HTMLInputElement>('textbox');
    expect(field.readOnly).toBe(true);
    fireEvent.keyDown(field, { key: 'ArrowUp' });
    for (const name of ['Two', 'Put', 'Play', 'Step', 'Reset']) {
      expect(button(name).getAttribute('aria-disabled')).toBe('true');
      fireEvent.click(button(name));
    }
    const list = screen.getByRole<HTMLSelectElement>('combobox');
    expect(list.getAttribute('aria-disabled')).toBe('true');
    expect(list.disabled).toBe(false);
    expect([...list.options].map(({ text }) => text)).toEqual(['normal']);
    const other = screen
      .getByRole('group', { name: 'view' })
      .querySelector<HTMLInputElement>('[value=laplace]');
    expect(other!.disabled).toBe(true);
    expect(mean()).toBe(1);
    expect(chosen).not.toHaveBeenCalled();
    fireEvent.click(button('Free'));
    expect(chosen).toHaveBeenCalledWith('free');
    // What the page around has done the reader does not undo.
    act(() => store.update(() => ({ mean: 5 })));
    fireEvent.click(button('Undo'));
    fireEvent.keyDown(button('Undo'), { key: 'z', ctrlKey: true });
    expect(mean()).toBe(5);
  });

  it('may be locked in part: what would change all of the state is locked too, the rest is free', () => {
    const { mean, store } = show({ lock: new Set(['q']) });
    fireEvent.click(button('Put'));
    fireEvent.click(button('Two'));
    expect(mean()).toBe(1);
    expect(screen.getByRole<HTMLInputElement>('textbox').readOnly).toBe(true);
    fireEvent.click(button('Step'));
    expect(mean()).toBe(2);
    fireEvent.click(button('Reset'));
    expect(mean()).toBe(2);
    fireEvent.click(button('Undo'));
    expect(mean()).toBe(1);
    act(() => store.reset());
  });

  it('is locked for every control that would change it, by whatever name', () => {
    const { ask, mean } = show({ lock: new Set(['p']) });
    const field = () => screen.getByRole<HTMLInputElement>('textbox');
    fireEvent.click(button('Step'));
    fireEvent.click(button('Play'));
    expect(mean()).toBe(1);
    expect(button('Step').getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('combobox').getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByRole('group', { name: 'view' }).getAttribute('aria-disabled')).toBe('true');
    expect(field().readOnly).toBe(false);
    ask({ lock: new Set(['theta']) });
    expect(field().readOnly).toBe(true);
    fireEvent.click(button('Step'));
    expect(mean()).toBe(2);
    // What changes all of q changes its mean.
    ask({ lock: new Set(['q.mean']) });
    fireEvent.click(button('Put'));
    expect(mean()).toBe(2);
    expect(screen.getByRole('combobox').getAttribute('aria-disabled')).toBeNull();
    ask({ lock: new Set(['q.me', 'quite']) });
    fireEvent.click(button('Put'));
    expect(mean()).toBe(2);
    ask({ lock: new Set(['quite']) });
    fireEvent.click(button('Put'));
    expect(mean()).toBe(3);
  });

  it('opens and closes while it is shown', () => {
    const { ask, mean } = show({ lock: 'all' });
    ask({ lock: 'none' });
    fireEvent.click(button('Two'));
    expect(mean()).toBe(2);
    ask({ lock: 'all' });
    fireEvent.click(button('Undo'));
    expect(mean()).toBe(2);
  });
});

describe('the controls that are left', () => {
  it('are all, or tools only, or none', () => {
    const { names, ask, container } = show();
    expect(names()).toEqual(['q.mean', 'q.family', 'view', 'q']);
    expect(button('Play')).toBeDefined();
    ask({ controls: 'min' });
    expect(names()).toEqual(['view', 'q']);
    expect(screen.queryByRole('button', { name: 'Two' })).toBeNull();
    expect(button('Play')).toBeDefined();
    ask({ controls: 'none' });
    expect(names()).toEqual([]);
    expect(screen.queryByRole('button', { name: 'Play' })).toBeNull();
    // The keys that undo a drag still work.
    fireEvent.click(button('Free'));
    fireEvent.keyDown(container.querySelector('section')!, { key: 'z', ctrlKey: true });
  });

  it('leave out what is named', () => {
    // A name hides its own control, not others that change the same.
    const { names } = show({ hide: new Set(['q', 'preset', 'p', 'theta']) });
    expect(names()).toEqual(['view']);
    expect(button('Play')).toBeDefined();
    expect(screen.queryByRole('group', { name: 'Presets' })).toBeNull();
  });
});

describe('what plays', () => {
  it('starts by itself when it is asked to, and can then be paused although controls are hidden', () => {
    const { mean, frames } = show({ autoplay: true, controls: 'none' });
    frames(500);
    expect(mean()).toBeGreaterThan(4);
    fireEvent.click(button('Pause'));
    const paused = mean();
    frames(500);
    expect(mean()).toBe(paused);
  });

  it('stays where it is under reduced motion', () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    const { mean, frames, players } = show({ autoplay: true });
    act(() => players().play());
    frames(500);
    expect(mean()).toBe(1);
  });

  it('follows the page around, which may hold it and let it go on', () => {
    const { mean, frames, players } = show({ lock: 'all' });
    const plays = () => {
      const before = mean();
      frames(500);
      return mean() > before;
    };
    act(() => players().resume());
    expect(plays()).toBe(false);
    act(() => players().play());
    expect(plays()).toBe(true);
    act(() => players().hold());
    expect(plays()).toBe(false);
    act(() => players().resume());
    expect(plays()).toBe(true);
    act(() => players().pause());
    act(() => players().resume());
    expect(plays()).toBe(false);
    // What stood still when it was held stands still after it, and what was paused meanwhile stays paused.
    act(() => players().hold());
    act(() => players().resume());
    expect(plays()).toBe(false);
    act(() => players().play());
    act(() => players().hold());
    act(() => players().pause());
    act(() => players().resume());
    expect(plays()).toBe(false);
  });
});
