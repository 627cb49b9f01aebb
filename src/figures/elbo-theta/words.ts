import { formatEditable, formatInformation, NATS, type InformationUnit } from '../../ui';
import { thetaWords, type ThetaSnapshot } from './state';
import { knownCurve, type Top } from './thetaCurve';

const n = (value: number): string => formatEditable(value, 3).replace('-', '−');

/** Tops nearer than this are called one. */
const SAME = 5e-4;

/** One plain sentence on θ, the gap there and the two tops. */
export function inWords(
  { state, derived: { model, theta, report } }: ThetaSnapshot,
  unit: InformationUnit = NATS,
): string {
  const i = (nats: number, digits = 4): string => formatInformation(nats, digits, unit);
  const here = `θ, the ${thetaWords(state)}, is ${n(theta)}: log p(x; θ) is ${i(model.logEvidence.value)}`;
  const bound = `the best normal q reaches ${i(report.elbo.value)} and leaves a gap of ${i(report.klQPosterior.value, 3)} ${unit.name}`;
  return `${here}, ${bound}.${topsInWords(state)}`;
}

function topsInWords(state: ThetaSnapshot['state']): string {
  const curve = knownCurve(state);
  if (curve === undefined) return '';
  const { mle, elboTop } = curve;
  const apart = elboTop.theta.value - mle.theta.value;
  if (mle.atEnd && elboTop.atEnd && Math.abs(apart) < SAME)
    return ` Of the θ shown both are highest at the end, ${n(mle.theta.value)}: their tops may lie beyond it.`;
  if (mle.atEnd || elboTop.atEnd)
    return ` Of the θ shown the likelihood is highest at ${place(mle)}, the bound at ${place(elboTop)}.`;
  const where = ` The likelihood is highest at θ = ${n(mle.theta.value)}`;
  return Math.abs(apart) < SAME
    ? `${where}, and so is the bound.`
    : `${where}, the bound at ${n(elboTop.theta.value)}: training on the bound is not maximum likelihood here.`;
}

function place({ theta, atEnd }: Top): string {
  const at = n(theta.value);
  return atEnd ? `the end, ${at}, with its top perhaps beyond` : at;
}
