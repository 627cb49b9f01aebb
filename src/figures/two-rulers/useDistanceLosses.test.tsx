// @vitest-environment jsdom
import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { ContinuousSpec } from '../../math';
import { createFigureStore } from '../../state';
import { StoreProvider } from '../../ui';
import { distanceLosses } from './distanceLosses';
import { model } from './model';
import { useDistanceLosses } from './useDistanceLosses';

afterEach(cleanup);

const normal = (mean: number, sd: number): ContinuousSpec => ({ family: 'normal', mean, sd });
const laplace: ContinuousSpec = { family: 'laplace', loc: 0.5, scale: 1 };

function setUp() {
  const store = createFigureStore(model);
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <StoreProvider store={store}>{children}</StoreProvider>
  );
  const { result } = renderHook(() => useDistanceLosses(), { wrapper });
  const change = (p: ContinuousSpec) => act(() => store.update((state) => ({ ...state, p })));
  return { store, change, losses: () => result.current(store.get()) };
}

describe('the losses of the shapes', () => {
  it('of two normals follow every change at once, and stay the same when a curve only moves', () => {
    const { change, losses } = setUp();
    const first = losses();
    change(normal(3, 1));
    expect(losses()).toBe(first);
    change(normal(3, 2));
    expect(losses()).toEqual(distanceLosses(normal(0, 1), normal(3, 2)));
  });

  it('of other families come when the state has been at rest, never while it is dragged', async () => {
    const { store, change, losses } = setUp();
    act(() => store.beginGesture('drag'));
    change(laplace);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(losses()).toEqual([]);
    act(() => store.endGesture());
    await waitFor(() => expect(losses()).not.toEqual([]), { timeout: 30_000 });
    expect(losses()).toEqual(distanceLosses(normal(0, 1), laplace));
  });
});
