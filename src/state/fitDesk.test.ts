import { expect, it } from 'vitest';
import { bestFit, createModel, type ModelSpec } from '../math';
import { openFitDesk } from './fitDesk';

const posterior: ModelSpec = {
  type: 'twoBranch',
  prior: { mean: 0, sd: 2 },
  likelihood: { sd: 1 },
  observations: [3],
};
const law = createModel(posterior).posterior;
const normal = { family: 'normal', mean: 1, sd: 2 } as const;

it('answers what was asked, in that order', async () => {
  const answers = await openFitDesk().ask([
    { target: { posterior }, loss: 'l2Squared', scale: 0.5 },
    { target: { posterior }, loss: 'l2Squared', scale: 0.1 },
    { target: normal, loss: 'klQP' },
  ]);
  expect(answers).toEqual([
    bestFit(law, 'l2Squared', { scale: 0.5 }),
    bestFit(law, 'l2Squared', { scale: 0.1 }),
    bestFit(normal, 'klQP'),
  ]);
  expect(answers?.[1]).toMatchObject({ attained: false, minima: [] });
});

it('leaves an older question without an answer, and one that was closed', async () => {
  const desk = openFitDesk();
  const [old, newer] = [1, 2].map((mean) =>
    desk.ask([{ target: { ...normal, mean }, loss: 'klQP' }]),
  );
  expect(await old).toBeUndefined();
  expect((await newer)?.[0]?.minima[0]?.mean).toBe(2);
  const last = desk.ask([{ target: normal, loss: 'klQP' }]);
  desk.close();
  expect(await last).toBeUndefined();
});

it('tells what is wrong with a target', async () => {
  const wrong = { ...normal, sd: -1 };
  await expect(openFitDesk().ask([{ target: wrong, loss: 'klQP' }])).rejects.toThrow('sd');
});
