import { formatInformation, formatNumber, NATS, type InformationUnit } from '../../ui';
import type { BarsSnapshot } from './state';

/** One plain sentence on the bars. */
export function inWords(
  { state: { q, p }, derived: { quantities } }: BarsSnapshot,
  unit: InformationUnit = NATS,
): string {
  const { klQP, mse, l2Squared } = quantities;
  const n = q.length;
  const gaps = q.map((prob, i) => Math.abs(prob - (p[i] ?? 0)));
  const largest = gaps.indexOf(Math.max(...gaps));
  if (klQP.value === 0) return `q and p agree on all ${n} categories: every divergence is zero.`;
  const place = `They differ most in category ${largest + 1}: ${formatNumber(q[largest] ?? 0, 3)} against ${formatNumber(p[largest] ?? 0, 3)}.`;
  const squares = `The MSE over ${n} categories is ${formatNumber(mse.value, 3)}, the sum of the squares ${formatNumber(l2Squared.value, 3)}.`;
  if (klQP.value === Infinity) {
    const called = q.findIndex((prob, i) => prob > 0 && p[i] === 0);
    return `${place} KL(q‖p) is infinite, since q gives category ${called + 1} some probability and p none. ${squares}`;
  }
  return `${place} On average a draw from q costs ${formatInformation(klQP.value, 3, unit)} ${unit.name} more when it is described by p. ${squares}`;
}
