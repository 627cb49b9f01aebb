import type { Model } from '../../math';
import type { Points } from '../../plot';
import { superscript } from '../../ui';
import type { GapSnapshot } from './state';

/** What the peak of the joint should reach, about, to be seen beside a density. */
const HEIGHT = 0.7;

/**
 * The power of ten by which the joint is drawn larger. Its area is p(x), often so small that a reader would take it for
 * nothing; the peaks tell, so that it gives away nothing an optimiser could not know.
 */
function enlargement({ peaks, logJoint }: Model): number {
  const highest = Math.max(...peaks.map(({ location }) => Math.exp(logJoint(location))));
  return 10 ** Math.max(0, Math.round(Math.log10(HEIGHT / highest)));
}

export function jointLabel(model: Model): string {
  const factor = enlargement(model);
  if (factor === 1) return 'p(x, z)';
  const power = Math.round(Math.log10(factor));
  return `${power === 1 ? '10' : `10${superscript(power)}`} × p(x, z)`;
}

/** The joint of the present model, enlarged; made once for each model. */
export function enlargedJoint(jointOf: (model: Model) => Points): (now: GapSnapshot) => Points {
  const drawn = new WeakMap<Model, Points>();
  return ({ derived: { model } }) => {
    const before = drawn.get(model);
    if (before) return before;
    const { x, y } = jointOf(model);
    const factor = enlargement(model);
    const points = { x, y: Float64Array.from(y, (height) => factor * height) };
    drawn.set(model, points);
    return points;
  };
}
