import { formatNumber } from '../../ui';
import type { Challenge } from '../FigureDefinition';
import type { BarsDerived, BarsState } from './state';

const SMALL_MSE = 0.01;
const LARGE_KL = 1;

export const challenges: readonly Challenge<BarsState, BarsDerived>[] = [
  {
    id: 'small-mse-large-kl',
    text: 'Make the MSE smaller than 0.01 while KL(q‖p) is finite and larger than 1 nat.',
    hint: 'A category that q uses and p all but rules out; more categories dilute the mean.',
    check: ({ derived: { quantities } }) =>
      quantities.mse.value < SMALL_MSE &&
      quantities.klQP.value > LARGE_KL &&
      quantities.klQP.value < Infinity,
    progress: ({ derived: { quantities } }) =>
      `Now MSE = ${formatNumber(quantities.mse.value, 3)}, KL(q‖p) = ${formatNumber(quantities.klQP.value, 3)}.`,
  },
];
