import type { ContinuousDistribution, Model } from '../math';
import type { Column } from './FigureExports';
import { densityGrid } from './densityGrid';

/** Prior, likelihood, joint, posterior and q over z, as they are drawn. */
export function latentColumns(
  model: Model,
  q: ContinuousDistribution,
  domain: readonly [number, number],
): readonly Column[] {
  const z = densityGrid([model.posterior, model.prior, q], domain);
  const column = (title: string, at: (z: number) => number): Column => ({
    title,
    values: z.map(at),
  });
  return [
    { title: 'z', values: z },
    column('prior p(z) (1/z)', (at) => model.prior.pdf(at)),
    column('likelihood p(x|z)', (at) => Math.exp(model.logLikelihood(at))),
    column('joint p(x, z)', (at) => Math.exp(model.logJoint(at))),
    column('posterior p(z|x) (1/z)', (at) => model.posterior.pdf(at)),
    column('q(z) (1/z)', (at) => q.pdf(at)),
  ];
}

export const LATENT_WORDS = 'prior, likelihood, joint, posterior and q over z';
