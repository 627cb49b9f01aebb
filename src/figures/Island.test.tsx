// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compare, compareDiscrete, elbo, type ContinuousSpec, type ModelSpec } from '../math';
import { createFigureStore, type FigureModel, type Snapshot } from '../state';
import { Live, useStore } from '../ui';
import type { AnyFigure, FigureDefinition } from './FigureDefinition';
import { Island } from './Island';
import { figures } from './list';
import { badNumbers, showFigure } from './testing/showFigure';
import { figure as twoBars } from './two-bars';
import { figure as twoRulers } from './two-rulers';

// Whole figures in jsdom on a busy machine: seconds, not the usual milliseconds.
vi.setConfig({ testTimeout: 60_000 });

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** By its words: by its role every style on the page is computed, which takes jsdom a second each time. */
function button(name: string): HTMLButtonElement {
  const found = [...document.querySelectorAll('button')].find(
    (candidate) => (candidate.ariaLabel ?? candidate.textContent) === name,
  );
  if (found === undefined) throw new Error(`no button “${name}”`);
  return found;
}

describe('the prompt', () => {
  it('keeps the answer, says what is true, shows it in the figure; undo brings the state back', async () => {
    const { value, find } = showFigure(twoRulers);
    const prompt = within(find('.prompt'));
    expect(prompt.queryByRole('button')).toBeNull();
    await userEvent.click(prompt.getByRole('radio', { name: 'both' }));
    expect(prompt.getByRole('status').textContent).toMatch(/^It is “KL\(q‖p\)”\. For two normals/);
    await userEvent.click(prompt.getByRole('button', { name: 'Show it in the figure' }));
    expect(value('klQP')).toBe(18);
    expect(prompt.getByRole<HTMLInputElement>('radio', { name: 'both' }).checked).toBe(true);
    await userEvent.click(button('Undo'));
    expect(value('klQP')).toBe(0.5);
    await userEvent.click(prompt.getByRole('radio', { name: 'KL(q‖p)' }));
    expect(prompt.getByRole('status').textContent).toMatch(/^As you said\./);
  });
});

describe('challenges', () => {
  it('one is solved by moving a bar with keys, and stays solved', async () => {
    const rest = '_0.11'.repeat(6);
    const { press, find, slider } = showFigure(twoBars, {
      search: `?q=categorical_0.25${rest}_0.09&p=categorical_0.01${'_0.15'.repeat(6)}_0.09`,
    });
    const task = find('[data-challenge="small-mse-large-kl"]');
    expect(task.dataset['solved']).toBe('false');
    press('p.probs.0', 'Home');
    expect(task.dataset['solved']).toBe('false');
    expect(task.textContent).toContain('KL(q‖p) = ∞');
    fireEvent.keyDown(slider('p.probs.0'), { key: 'ArrowUp', shiftKey: true });
    expect(task.dataset['solved']).toBe('true');
    await userEvent.click(button('Reset'));
    expect(task.dataset['solved']).toBe('true');
    expect(task.textContent).toContain('✓ Solved.');
  });

  it('one compares with a state that was kept', async () => {
    const { find, change } = showFigure(twoRulers);
    const task = find('[data-challenge="same-squares"]');
    const pair = (mean: number) =>
      change((state) => ({
        ...state,
        q: { family: 'normal', mean: -mean, sd: 0.3 },
        p: { family: 'normal', mean, sd: 0.3 },
      }));
    pair(0.8);
    expect(task.textContent).toContain('No state is kept yet.');
    await userEvent.click(within(task).getByRole('button', { name: 'Keep this state' }));
    expect(task.textContent).toMatch(/Kept: L2² = .* Now: L2² = /);
    expect(task.dataset['solved']).toBe('false');
    pair(10);
    expect(task.dataset['solved']).toBe('true');
    pair(1);
    expect(task.dataset['solved']).toBe('true');
  });
});

describe('presets, undo, redo, reset', () => {
  it('a preset is marked until the state changes', async () => {
    const { value, press } = showFigure(twoRulers);
    await userEvent.click(button('Six sds apart'));
    expect(value('klQP')).toBe(18);
    expect(button('Six sds apart').getAttribute('aria-pressed')).toBe('true');
    press('p.mean', 'ArrowLeft');
    expect(button('Six sds apart').getAttribute('aria-pressed')).toBe('false');
  });

  it('by buttons', async () => {
    const { now } = showFigure(twoRulers);
    await userEvent.click(button('Six sds apart'));
    await userEvent.click(button('Nearly equal'));
    await userEvent.click(button('Undo'));
    expect(now('p.mean')).toBe(6);
    await userEvent.click(button('Redo'));
    expect(now('p.mean')).toBe(0.01);
    await userEvent.click(button('Reset'));
    expect(now('p.mean')).toBe(1);
    await userEvent.click(button('Undo'));
    expect(now('p.mean')).toBe(0.01);
  });

  it('by keys, on a handle', () => {
    const { slider, press, now } = showFigure(twoRulers);
    press('q.mean', 'PageUp');
    expect(now('q.mean')).toBe(1);
    fireEvent.keyDown(slider('q.mean'), { key: 'z', ctrlKey: true });
    expect(now('q.mean')).toBe(0);
    fireEvent.keyDown(slider('q.mean'), { key: 'Z', ctrlKey: true, shiftKey: true });
    expect(now('q.mean')).toBe(1);
    fireEvent.keyDown(slider('q.mean'), { key: 'z', metaKey: true });
    fireEvent.keyDown(slider('q.mean'), { key: 'y', ctrlKey: true });
    expect(now('q.mean')).toBe(1);
  });
});

describe('another family', () => {
  const PARAMS: Readonly<Record<string, readonly string[]>> = {
    'Student t': ['df', 'loc', 'scale'],
    Laplace: ['loc', 'scale'],
    logistic: ['loc', 'scale'],
    uniform: ['low', 'high'],
    'skew normal': ['loc', 'scale', 'shape'],
    'mixture of two normals': ['weights.0', 'means.0', 'means.1', 'sds.0', 'sds.1'],
    normal: ['mean', 'sd'],
  };

  it('replaces the handles and fields of its curve', async () => {
    const { params, container, find } = showFigure(twoRulers);
    const select = screen.getByLabelText('q(z), family');
    for (const [family, names] of Object.entries(PARAMS)) {
      await userEvent.selectOptions(select, family);
      expect(
        params()
          .filter((param) => param.startsWith('q.'))
          .toSorted(),
      ).toEqual(names.map((name) => `q.${name}`).toSorted());
      const fields = find('fieldset.curve-controls[data-tone="q"]');
      expect(within(fields).getAllByRole('textbox')).toHaveLength(names.length);
      expect(params().filter((param) => param.startsWith('p.'))).toEqual(['p.mean', 'p.sd']);
      expect(badNumbers(container), family).toEqual([]);
    }
  });
});

describe('any sequence of actions', () => {
  /** A small generator of its own, so that a failure can be had again. */
  function* dice(seed: number): Generator<number, never> {
    for (let state = seed; ;) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      yield state / 2 ** 32;
    }
  }

  it.each([
    ['two-rulers', 1],
    ['two-rulers', 2],
    ['two-bars', 3],
  ])('leaves no NaN anywhere: %s, seed %d', (id, seed) => {
    const figure: AnyFigure = figures.find((candidate) => candidate.id === id)!;
    const errors = vi.spyOn(console, 'error');
    const { container, slider, params, drag, find } = showFigure(figure);
    const rolls = dice(seed);
    const pick = <T,>(list: readonly T[]): T => list[Math.floor(rolls.next().value * list.length)];
    const done: string[] = [];
    const actions: readonly (() => void)[] = [
      () => {
        const [param, key] = [
          pick(params()),
          pick(['Home', 'End', 'PageUp', 'PageDown', 'ArrowUp']),
        ];
        done.push(`${param} ${key}`);
        fireEvent.keyDown(slider(param), { key });
      },
      () => {
        const param = pick(params());
        const [dx, dy] = [900 * (rolls.next().value - 0.5), 400 * (rolls.next().value - 0.5)];
        done.push(`${param} dragged by ${dx}, ${dy}`);
        drag(param, dx, dy, 2);
      },
      () => {
        const select = pick([...container.querySelectorAll('select')]);
        if (select === undefined) return;
        const { value } = pick([...select.options]);
        done.push(`family ${value}`);
        fireEvent.change(select, { target: { value } });
      },
      () => {
        const press = pick([
          ...container.querySelectorAll<HTMLElement>(
            '[data-preset], .tool-group button, .segmented input, .challenge button',
          ),
        ]);
        done.push(press.textContent);
        fireEvent.click(press);
      },
    ];
    for (let i = 0; i < 40; i += 1) {
      act(pick(actions));
      expect(badNumbers(container), done.join('; ')).toEqual([]);
      expect(container.querySelector('.figure-failed'), done.join('; ')).toBeNull();
    }
    for (const line of container.querySelectorAll('[data-line]'))
      expect(line.getAttribute('data-holds'), done.join('; ')).toBe('true');
    expect(find('.words').textContent).toMatch(/\.$/);
    expect(errors).not.toHaveBeenCalled();
  });
});

describe('a bad value in the URL', () => {
  it('shows a notice that names the parameter and what is allowed, and not the value', async () => {
    const bad = 'normal_0_<b>evil</b>';
    const { container, now } = showFigure(twoRulers, {
      search: `?q=${encodeURIComponent(bad)}&p=normal_3_1`,
    });
    const notice = container.querySelector('.notice')!;
    expect(notice.textContent).toMatch(/“q” cannot be used here.*allowed is normal_mean_sd or/);
    expect(container.innerHTML).not.toContain('evil');
    expect([now('q.mean'), now('p.mean')]).toEqual([0, 3]);
    await userEvent.click(button('Dismiss'));
    expect(container.querySelector('.notice')).toBeNull();
  });

  it('is not there for a good one, which is shown at once and cannot be undone', () => {
    const { container, value, find } = showFigure(twoRulers, {
      search: '?preset=six-apart&window=50',
    });
    expect(container.querySelector('.notice')).toBeNull();
    expect(value('klQP')).toBe(18);
    expect(button('Undo').getAttribute('aria-disabled')).toBe('true');
    expect(find('.words').textContent).toContain('p a normal with mean 6');
    expect(find('[data-figure]').getAttribute('data-ready')).toBe('true');
  });
});

describe('a figure that throws', () => {
  const model: FigureModel<number, number> = {
    id: 'broken',
    initial: 0,
    derive: (state) => state,
    params: [],
    presets: [],
  };
  function Main() {
    const store = useStore<number, number>();
    if (store.get().derived > 0) throw new Error('a bug');
    return (
      <Live
        as="p"
        text={({ derived }: Snapshot<number, number>) => {
          if (derived > 1) throw new Error('a bug in a live part');
          return 'picture';
        }}
      />
    );
  }
  const broken: FigureDefinition<number, number> = {
    id: 'broken',
    title: 'Broken',
    howToRead: 'x',
    model,
    Main,
    inWords: () => 'A sentence.',
    derivations: [],
    challenges: [],
  };

  it('says so in words, and the rest of the page stays', () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const [first, second] = [createFigureStore({ ...model, initial: 1 }), createFigureStore(model)];
    render(
      <>
        <p>prose</p>
        <Island figure={broken} store={first} layout="full" />
        <Island figure={broken} store={second} layout="full" />
      </>,
    );
    expect(screen.getByText('prose')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('The figure “Broken” met an error');
    expect(screen.getByText('picture')).toBeTruthy();
    act(() => second.update(() => 2));
    expect(screen.getAllByRole('alert')).toHaveLength(2);
    expect(screen.getByText('prose')).toBeTruthy();
  });
});

const PAIR = ['klQP', 'klPQ', 'l2Squared', 'jsd', 'tv'] as const;
type Numbers = Readonly<Record<string, { readonly value: number }>>;

/** What figures must hold, from the core called directly. */
const atFirst: Readonly<Record<string, (initial: never) => Numbers>> = {
  'two-rulers': ({ q, p }: Record<'q' | 'p', ContinuousSpec>) => numbersOf(compare(q, p), PAIR),
  'two-bars': ({ q, p }: Record<'q' | 'p', number[]>) => numbersOf(compareDiscrete(q, p), PAIR),
  evidence: ({ model, q }: { model: ModelSpec; q: ContinuousSpec }) => {
    const report = elbo(model, q);
    return numbersOf(report, ['logEvidence', 'elbo', 'klQPosterior', 'l2SquaredQPosterior']);
  },
};

function numbersOf<K extends string>(
  numbers: Readonly<Record<K, { readonly value: number }>>,
  keys: readonly K[],
): Numbers {
  return Object.fromEntries(keys.map((key) => [key, numbers[key]]));
}

describe.each(figures)('$id, prerendered', (figure: AnyFigure) => {
  const prerender = () =>
    renderToString(
      <Island figure={figure} store={createFigureStore(figure.model)} layout="full" />,
      { identifierPrefix: 'island0-' },
    );

  it('holds the numbers of the core at its first state', () => {
    const place = document.createElement('div');
    place.innerHTML = prerender();
    const expected = atFirst[figure.id]?.(figure.model.initial as never) ?? {};
    for (const [quantity, { value }] of Object.entries(expected)) {
      const output = place.querySelector(`output[data-quantity="${quantity}"]`);
      expect(Number(output?.getAttribute('data-value')), quantity).toBe(value);
    }
    expect(badNumbers(place)).toEqual([]);
    expect(place.querySelector('[data-figure]')?.getAttribute('data-ready')).toBe('false');
    const lines = [...place.querySelectorAll('[data-line]')];
    expect(lines.length).toBeGreaterThanOrEqual(2 * figure.derivations.length);
    expect(lines.every((line) => line.getAttribute('data-holds') === 'true')).toBe(true);
    // Every quantity's name is its own, within the figure.
    const names = [...place.querySelectorAll('output')].map(({ dataset }) => dataset['quantity']);
    expect(new Set(names).size).toBe(names.length);
  });

  it('comes to life without a word in the console, and keeps its markup', async () => {
    const errors = vi.spyOn(console, 'error');
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('reduce') }));
    history.replaceState(null, '', '/');
    const place = document.createElement('div');
    document.body.append(place);
    place.innerHTML = prerender();
    const first = place.querySelector('svg');
    const ready = vi.fn<() => void>();
    let root: Root | undefined;
    await act(async () => {
      root = hydrateRoot(
        place,
        <Island
          figure={figure}
          store={createFigureStore(figure.model)}
          layout="full"
          urlPrefix=""
          onReady={ready}
        />,
        { identifierPrefix: 'island0-' },
      );
    });
    expect(errors).not.toHaveBeenCalled();
    expect(ready).toHaveBeenCalledOnce();
    expect(place.querySelector('svg')).toBe(first);
    expect(place.querySelector('[data-figure]')?.getAttribute('data-ready')).toBe('true');
    const slider = place.querySelector('[role="slider"]')!;
    const before = slider.getAttribute('aria-valuenow');
    fireEvent.keyDown(slider, { key: 'PageUp' });
    expect(slider.getAttribute('aria-valuenow')).not.toBe(before);
    act(() => root?.unmount());
    place.remove();
  });
});
