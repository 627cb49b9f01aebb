const MULTIPLES = [1.8, 4.2, 8.5, 17, 50] as const;

/**
 * Cut points location ± scale·{0, 1.8, …, 50}: panels between them see a density of that location and scale as
 * a smooth function, and the last one lies where a Gaussian has underflowed many times over.
 */
export function knotsAround(location: number, scale: number): number[] {
  const knots = [location];
  for (const m of MULTIPLES) knots.push(location - scale * m, location + scale * m);
  return knots;
}

/** The same cuts on a logarithmic axis: exp(mu ± sigma·{0, 1.8, …, 50}), finite and positive ones only. */
export function logKnotsAround(mu: number, sigma: number): number[] {
  return knotsAround(mu, sigma)
    .filter((v) => Math.abs(v) < 690)
    .map(Math.exp);
}
