import type { FitMinimum, GaussianMixtureSpec } from '../../math';
import { formatInformation, formatNumber, NATS, type InformationUnit } from '../../ui';
import { bestOf } from './fitBook';
import { LOSS_LOOKS } from './losses';
import type { DirectionSnapshot } from './state';

const n = (value: number): string => formatNumber(value, 3);

/** "mean 1.99, sd 1.02"; a mean is told to a thousandth, so that what is 0 but for a descent's last steps is 0. */
export function placeWords({ mean, sd }: Pick<FitMinimum, 'mean' | 'sd'>, and = ', '): string {
  return `mean ${n(Number(mean.toFixed(3)))}${and}sd ${n(sd)}`;
}

/** A hump whose middle lies within so many sds of q is covered by it. */
const COVERED = 2;

/** Which humps of p a normal lies over. */
export function coverOf(
  { means }: GaussianMixtureSpec,
  { mean, sd }: Pick<FitMinimum, 'mean' | 'sd'>,
): 'both humps' | 'the left hump' | 'the right hump' | 'neither hump' {
  const covered = means.filter((middle) => Math.abs(middle - mean) <= COVERED * sd);
  if (covered.length !== 1) return covered.length === 0 ? 'neither hump' : 'both humps';
  return covered[0] === Math.min(...means) ? 'the left hump' : 'the right hump';
}

/** A few plain sentences on the state; also what a screen reader hears once a drag has come to rest. */
export function inWords(
  { state: { p, q, loss }, derived }: DirectionSnapshot,
  unit: InformationUnit = NATS,
): string {
  const { klQP, klPQ } = derived.quantities;
  const nats = (value: number) => formatInformation(value, 3, unit);
  const here = `q has ${placeWords(q, ' and ')}: averaged over q, KL(q‖p) is ${nats(klQP.value)} ${unit.name}; averaged over p, KL(p‖q) is ${nats(klPQ.value)}.`;
  const fits = derived.fits(loss);
  const best = bestOf(fits);
  const others = fits.minima.filter(({ isGlobal }) => !isGlobal).length;
  const equals = fits.minima.length - others - 1;
  const { label } = LOSS_LOOKS[loss];
  const where = `By ${label} the best normal has ${placeWords(best, ' and ')}, over ${coverOf(p, best)}`;
  const equal =
    equals > 0 ? `, and ${equals === 1 ? 'another is' : `${equals} others are`} just as good` : '';
  const locals =
    others === 0
      ? ', with no other local minimum'
      : `, with ${others === 1 ? 'one more local minimum' : `${others} more local minima`}`;
  const soFar = fits.isSettled ? '' : ', as far as is known before the search is complete';
  return `${here} ${where}${equal}${locals}${soFar}.`;
}
