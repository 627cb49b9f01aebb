import type { EndBehaviour } from './types';

/** A finite end where the density is ~ c·distance^power (0: a jump). */
export function finiteEnd(at: number, power: number, index = power + 1): EndBehaviour {
  return { at, gaussian: 0, linear: 0, logGaussian: 0, power, index };
}

/** An infinite end where log f ≈ −(x − mean)²/(2 sd²) + power·ln|x|. */
export function gaussianEnd(side: -1 | 1, mean: number, sd: number, power = 0): EndBehaviour {
  const precision = 1 / sd / sd;
  return {
    at: side * Infinity,
    gaussian: precision / 2,
    linear: side * mean * precision,
    logGaussian: 0,
    power,
    index: power + 1,
    sd,
  };
}

/** An infinite end where log f ≈ −rate·|x| + power·ln|x|. */
export function exponentialEnd(
  side: -1 | 1,
  rate: number,
  power = 0,
  index = power + 1,
): EndBehaviour {
  return { at: side * Infinity, gaussian: 0, linear: -rate, logGaussian: 0, power, index };
}

/** An infinite end where f ~ c·|x|^{−1−df}, df > 0. */
export function powerEnd(side: -1 | 1, df: number): EndBehaviour {
  const at = side * Infinity;
  return { at, gaussian: 0, linear: 0, logGaussian: 0, power: -1 - df, index: -df };
}

/** Either end of a log-normal: log f ≈ −(ln y)²/(2 sigma²) + power·ln y. */
export function logGaussianEnd(at: number, sigma: number, power: number): EndBehaviour {
  const logGaussian = 0.5 / sigma / sigma;
  return { at, gaussian: 0, linear: 0, logGaussian, power, index: power + 1, sd: sigma };
}
