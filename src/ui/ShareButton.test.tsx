// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { createFigureStore, type FigureModel } from '../state';
import { provideShare, ShareButton, StoreProvider, type ShareRequest } from '.';

const model: FigureModel<{ readonly mean: number }, number> = {
  id: 'gap',
  initial: { mean: 1 },
  derive: ({ mean }) => mean ** 2 / 2,
  params: [],
  presets: [],
};

afterEach(cleanup);

it('fetches the dialog of its figure and opens it on the figure; says so when it cannot be had, and can try again', async () => {
  const user = userEvent.setup();
  const store = createFigureStore(model);
  render(
    <section data-figure="gap">
      <StoreProvider store={store}>
        <ShareButton />
      </StoreProvider>
    </section>,
  );
  const button = screen.getByRole('button', { name: 'Share…' });
  const requests: ShareRequest[] = [];
  const asked: string[] = [];

  provideShare(() => Promise.reject(new Error('no network')));
  await user.click(button);
  expect(screen.getByRole('status').textContent).toContain('could not be loaded');
  expect(button.matches(':disabled')).toBe(false);

  provideShare((figure) => {
    asked.push(figure);
    const open = (request: ShareRequest) => void requests.push(request);
    return Promise.resolve({ open, draw: () => Promise.reject(new Error('not asked for')) });
  });
  await user.click(button);
  expect(asked).toEqual(['gap']);
  expect(screen.getByRole('status').textContent).toBe('');
  const [request] = requests;
  expect(request?.shown?.store.get().state).toBe(store.get().state);
  expect(request?.shown?.root.dataset['figure']).toBe('gap');
  expect(request?.shown?.quantities.list()).toEqual([]);
});
