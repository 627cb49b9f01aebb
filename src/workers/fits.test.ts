import { expect, it, vi } from 'vitest';
import * as math from '../math';
import { answer } from './fits';

vi.mock(import('../math'), async (load) => {
  const real = await load();
  return { ...real, createModel: vi.fn(real.createModel) };
});

const model = (x: number): math.ModelSpec => ({
  type: 'twoBranch',
  prior: { mean: 0, sd: 2 },
  likelihood: { sd: 1 },
  observations: [x],
});

it('makes a posterior once, though each request brings a copy of the model', () => {
  const law = math.createModel(model(3)).posterior;
  vi.mocked(math.createModel).mockClear();
  for (const scale of [0.5, 0.6, 0.7]) {
    const request = structuredClone({
      target: { posterior: model(3) },
      loss: 'l2Squared',
      scale,
    } as const);
    expect(answer(request)).toEqual(math.bestFit(law, 'l2Squared', { scale }));
  }
  expect(math.createModel).toHaveBeenCalledOnce();
});

it('forgets old ones', () => {
  vi.mocked(math.createModel).mockClear();
  const ask = (x: number) => answer({ target: { posterior: model(x) }, loss: 'klPQ' });
  for (const x of [11, 12, 13, 14, 15, 15, 12, 11]) ask(x);
  expect(math.createModel).toHaveBeenCalledTimes(6);
});

it('names what is wrong with a model or a target', () => {
  const prior = { mean: 0, sd: -2 };
  const wrong = { ...model(3), prior } as math.ModelSpec;
  const domainError = (field: string) => expect.objectContaining({ field }) as Error;
  expect(() => answer({ target: { posterior: wrong }, loss: 'klQP' })).toThrow(
    domainError('prior.sd'),
  );
  const target = { family: 'normal', mean: 0, sd: Number.NaN } as const;
  expect(() => answer({ target, loss: 'klQP' })).toThrow(domainError('target.sd'));
});
