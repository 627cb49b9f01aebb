// @vitest-environment jsdom
import { cleanup, fireEvent, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { figure as direction } from '../figures/direction';
import { figure as elboGap } from '../figures/elbo-gap';
import { figure as elboTheta } from '../figures/elbo-theta';
import type { FigureDefinition } from '../figures/FigureDefinition';
import { Island } from '../figures/Island';
import { figure as modeSwitch } from '../figures/mode-switch';
import { createFigureStore } from '../state';
import { createEmbedBench } from './EmbedBench';
import { createFrameStore } from './frameStore';
import { parseEmbedOptions } from './options';

// Whole figures in jsdom on a busy machine: seconds, not the usual milliseconds.
vi.setConfig({ testTimeout: 60_000 });

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  history.replaceState(null, '', '/');
});

/** The figure as the embed with this lock shows it; motion is unwelcome, as jsdom has no media queries. */
function showLocked<S, D>(figure: FigureDefinition<S, D>, lock: string, state = '') {
  const search = `?lock=${lock}${state}`;
  history.replaceState(null, '', `/${search}`);
  vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('reduce') }));
  const { options, notices } = parseEmbedOptions(search);
  const store = createFigureStore(figure.model);
  const { container } = render(
    <Island
      figure={figure}
      store={store}
      layout="figure"
      Bench={createEmbedBench(createFrameStore(options), notices)}
      urlPrefix=""
    />,
  );
  const slider = (param: string) => container.querySelector(`[data-param="${param}"]`)!;
  const field = (param: string) =>
    container.querySelector<HTMLInputElement>(`input[data-control="${param}"]`)!;
  return {
    store,
    isLocked: (param: string) => slider(param).getAttribute('aria-readonly') === 'true',
    isFieldLocked: (param: string) => field(param).readOnly,
    isChoiceLocked: (param: string) =>
      container.querySelector(`[data-control="${param}"]`)!.getAttribute('aria-disabled') ===
      'true',
    /** Every key that moves a handle or a field of this name. */
    press(param: string) {
      for (const element of [slider(param), field(param)])
        for (const key of ['ArrowUp', 'PageUp', 'PageDown', 'Home', 'End'])
          if (element !== null) fireEvent.keyDown(element, { key });
    },
    play() {
      for (const button of container.querySelectorAll('.player button')) fireEvent.click(button);
    },
    isPlayerLocked: () =>
      [...container.querySelectorAll('.player button')].every(
        (button) => button.getAttribute('aria-disabled') === 'true',
      ),
  };
}

describe('what is locked in an embed is moved by no other control', () => {
  it.each(['apart', 'p', 'p.mean'])('mode-switch, %s: the humps', (lock) => {
    const { store, isLocked, isFieldLocked, press } = showLocked(modeSwitch, lock, '&apart=3');
    for (const param of ['apart', 'p.mean']) {
      expect(isLocked(param), param).toBe(true);
      press(param);
    }
    expect(isFieldLocked('apart')).toBe(true);
    expect(store.get().state.apart).toBe(3);
  });

  it.each(['q', 'q.sd'])('direction, %s: the descent', (lock) => {
    const { store, isPlayerLocked, play } = showLocked(direction, lock);
    const { q } = store.get().state;
    expect(isPlayerLocked()).toBe(true);
    play();
    expect(store.get().state.q).toBe(q);
  });

  it.each(['q', 'q.mean'])('elbo-gap, %s: the ascent', (lock) => {
    const { store, isPlayerLocked, isLocked, play, press } = showLocked(elboGap, lock);
    const { q } = store.get().state;
    expect(isPlayerLocked()).toBe(true);
    expect(isLocked('step')).toBe(true);
    play();
    press('step');
    expect(store.get().state.q).toBe(q);
  });

  it.each(['theta', 'likelihood', 'likelihood.sd'])('elbo-theta, %s: θ', (lock) => {
    const { store, isLocked, isFieldLocked, press } = showLocked(elboTheta, lock);
    const { theta } = store.get().derived;
    expect(isLocked('theta')).toBe(true);
    expect(isFieldLocked('likelihood.sd')).toBe(true);
    press('theta');
    press('likelihood.sd');
    expect(store.get().derived.theta).toBe(theta);
    expect(isFieldLocked('prior.sd')).toBe(false);
  });

  it('elbo-theta: nor does another number become θ; the model’s own lock goes with the one that is', () => {
    const { isChoiceLocked } = showLocked(elboTheta, 'theta');
    expect(isChoiceLocked('parameter')).toBe(true);
    expect(isChoiceLocked('model')).toBe(true);
    cleanup();
    const { isLocked, isFieldLocked } = showLocked(elboTheta, 'prior.sd', '&theta=prior.sd');
    expect(isLocked('theta')).toBe(true);
    expect(isFieldLocked('prior.sd')).toBe(true);
    expect(isFieldLocked('likelihood.sd')).toBe(false);
  });

  it('the rest stays free', () => {
    const { isLocked, isPlayerLocked } = showLocked(elboGap, 'x');
    expect(isLocked('q.mean')).toBe(false);
    expect(isLocked('step')).toBe(false);
    expect(isPlayerLocked()).toBe(false);
  });
});
