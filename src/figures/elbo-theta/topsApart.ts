import type { Quantity } from '../../math';
import type { ThetaCurve } from './thetaCurve';

/** How far above the likelihood's top the bound's lies; undefined where one of them may lie beyond the θ shown. */
export function topsApart({ mle, elboTop }: ThetaCurve): Quantity | undefined {
  if (mle.atEnd || elboTop.atEnd) return undefined;
  return {
    value: elboTop.theta.value - mle.theta.value,
    errorBound: elboTop.theta.errorBound + mle.theta.errorBound,
    method: elboTop.theta.method,
  };
}
