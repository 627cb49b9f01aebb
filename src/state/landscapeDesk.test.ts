import { expect, it } from 'vitest';
import { descentPath, landscape } from '../math';
import { openLandscapeDesk, type LandscapeRequest } from './landscapeDesk';

const target = { family: 'normal', mean: 1, sd: 2 } as const;
const grid = { losses: ['jsd'], mean: [-2, 2], sd: [0.5, 2] } as const;
const coarse = { ...grid, columns: 3, rows: 3 };
const full = { ...grid, columns: 5, rows: 4 };
const from = { mean: 0, sd: 1 };
const options = { coordinates: 'meanLogSd' } as const;
const requests: readonly LandscapeRequest[] = [
  { target, map: coarse },
  { target, path: { loss: 'jsd', from, ...options } },
  { target, map: full },
];

it('hands out each answer as it comes, the coarse map first', async () => {
  const heard: [number, string][] = [];
  const answers = await openLandscapeDesk().ask(requests, (answer, index) => {
    heard.push([index, Object.keys(answer)[0]]);
  });
  expect(heard).toEqual([
    [0, 'map'],
    [1, 'path'],
    [2, 'map'],
  ]);
  expect(answers).toEqual([
    { map: landscape(target, coarse) },
    { path: descentPath(target, 'jsd', from, options) },
    { map: landscape(target, full) },
  ]);
});

it('lets nobody hear of an older question', async () => {
  const desk = openLandscapeDesk();
  const heard: string[] = [];
  const old = desk.ask(requests, () => {
    heard.push('old');
    newer();
  });
  let answered: Promise<unknown> | undefined;
  const newer = () => {
    answered ??= desk.ask([{ target, map: coarse }], () => heard.push('new'));
  };
  expect(await old).toBeUndefined();
  expect(await answered).toHaveLength(1);
  expect(heard).toEqual(['old', 'new']);
});
