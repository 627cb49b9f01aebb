import type { ContinuousSpec } from '../../math';
import {
  formatEditable,
  formatInformation,
  formatNumber,
  NATS,
  type InformationUnit,
} from '../../ui';
import { FAMILIES, type RulersSnapshot } from './state';

/** What a reader calls the families of this figure. */
export const FAMILY_WORDS: Record<(typeof FAMILIES)[number], string> = {
  normal: 'normal',
  studentT: 'Student t',
  laplace: 'Laplace',
  logistic: 'logistic',
  uniform: 'uniform',
  skewNormal: 'skew normal',
  gaussianMixture: 'mixture of two normals',
};

function describe(spec: ContinuousSpec): string {
  const n = (value: number): string => formatEditable(value, 4).replace('-', '−');
  const family = FAMILIES.find((candidate) => candidate === spec.family);
  const name = family === undefined ? spec.family : FAMILY_WORDS[family];
  switch (spec.family) {
    case 'normal':
      return `${name} with mean ${n(spec.mean)} and sd ${n(spec.sd)}`;
    case 'studentT':
      return `${name} with ${n(spec.df)} ${spec.df === 1 ? 'degree' : 'degrees'} of freedom, location ${n(spec.loc)} and scale ${n(spec.scale)}`;
    case 'laplace':
    case 'logistic':
    case 'skewNormal':
      return `${name} at ${n(spec.loc)} with scale ${n(spec.scale)}`;
    case 'uniform':
      return `${name} distribution from ${n(spec.low)} to ${n(spec.high)}`;
    case 'gaussianMixture':
      return `${spec.means.length === 2 ? name : `mixture of ${spec.means.length} normals`} at ${listed(spec.means.map(n))}`;
    default:
      return name;
  }
}

/** "1", "1 and 2", "1, 2 and 3": a link can bring more parts than the family list offers. */
function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** One plain sentence on the state; also what a screen reader hears once a drag has come to rest. */
export function inWords({ state, derived }: RulersSnapshot, unit: InformationUnit = NATS): string {
  const { klQP, klPQ, l2Squared } = derived.quantities;
  const curves = `q is a ${describe(state.q)}, p a ${describe(state.p)}.`;
  const squares = `Their L2² is ${formatNumber(l2Squared.value, 3)}.`;
  if (klQP.value === 0) return `${curves} They agree to the last digit: every divergence is zero.`;
  if (klQP.value === Infinity) {
    const other =
      klPQ.value === Infinity
        ? 'KL(p‖q) is infinite too'
        : `KL(p‖q) is ${formatInformation(klPQ.value, 3, unit)} ${unit.name}`;
    return `${curves} KL(q‖p) is infinite: ${klQP.reason ?? 'the integral diverges'}; ${other}. ${squares}`;
  }
  const other =
    klPQ.value === Infinity
      ? ` The other way round KL is infinite: ${klPQ.reason ?? 'the integral diverges'}.`
      : '';
  return `${curves} Each draw from q costs on average ${formatInformation(klQP.value, 3, unit)} ${unit.name} more when it is described by p than by q itself: that is KL(q‖p).${other} ${squares}`;
}
