import { gridRate, type RaceLoss } from '../../math';
import type { Preset } from '../../state';
import type { RaceState } from './state';

const preset = (
  id: string,
  title: string,
  words: string,
  change: Partial<RaceState>,
): Preset<RaceState> => ({ id, title, words, state: (initial) => ({ ...initial, ...change }) });

/** Rates by their places on the grid that the search for the best ones goes over. */
const rates = (kl: number, halfL2: number, l1: number, jsd: number): Record<RaceLoss, number> => ({
  kl: gridRate(kl),
  halfL2: gridRate(halfL2),
  l1: gridRate(l1),
  jsd: gridRate(jsd),
});

const wrong = [0, 0, 0, 0, 12];
const wrongRates = rates(33, 59, 22, 64);

/** Rates are the best ones that the search finds, unless the words say otherwise. */
export const presets: readonly Preset<RaceState>[] = [
  preset('uniform', 'Uniform', 'From equal probabilities, each with its best rate.', {
    rates: rates(30, 59, -4, 60),
  }),
  preset(
    'confidently-wrong',
    'Confidently wrong',
    'Nearly all on the rarest category; each with its best rate.',
    { start: wrong, rates: wrongRates },
  ),
  preset(
    'confidently-right',
    'Confidently right',
    'Far too sure of the most probable category; each with its best rate.',
    { start: [8, 0, 0, 0, 0], rates: rates(30, 59, 6, 63) },
  ),
  preset(
    'rare-class',
    'Rare class',
    'All but right, only that a rare category is thought impossible; each with its best rate.',
    {
      target: [0.7, 0.25, 0.05],
      start: [3, 2, -6],
      rates: rates(33, 54, 15, 62),
      category: 2,
    },
  ),
  preset(
    'equal-rates',
    'Equal rates',
    'The same rate for all: about right for L1, too small for the others.',
    {},
  ),
  preset(
    'rescaled',
    'L2² × 17',
    'The rates are equal, the squared error is multiplied by 17: that cures its smallness.',
    { factor: 17 },
  ),
  preset(
    'thousandfold',
    'L2² × 1000',
    'Confidently wrong, the squared error a thousand times as large, its rate the best again.',
    { start: wrong, rates: { ...wrongRates, halfL2: wrongRates.halfL2 / 1000 }, factor: 1000 },
  ),
  preset('adam', 'Adam', 'Confidently wrong, with Adam’s steps and the best rate for each.', {
    start: wrong,
    rule: 'adam',
    rates: rates(20, -51, -52, -56),
  }),
];
