import { model } from './model';
import { curveAtOnce } from './thetaCurve';

/** The numbers the chapter's prose states: where each of the two curves of the first state is highest. */
export function facts(): {
  readonly mle: { readonly value: number };
  readonly elboArgmax: { readonly value: number };
} {
  const { mle, elboTop } = curveAtOnce(model.initial);
  return { mle: mle.theta, elboArgmax: elboTop.theta };
}
