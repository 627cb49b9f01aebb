import { CHI2 } from './components';
import type { Divergence } from './divergence';
import { known } from './estimate';
import { chi2Infinite } from './infinite';
import { renyiTwoClosedForm } from './log1pChi2QP';

/** Pearson's χ² divergence ∫(q − p)²/p = ∫q²/p − 1 (K. Pearson 1900). Beyond 1.8e308 it is given as Infinity. */
export const chi2QP: Divergence<'chi2QP'> = {
  id: 'chi2QP',
  ofEqual: 0,
  name: 'χ² divergence of q from p',
  tex: String.raw`\chi^2(q\,\|\,p)=\int\frac{(q-p)^2}{p}\,dz`,
  symmetric: false,
  units: '1',
  components: [CHI2],
  integrands: [
    {
      id: 'textbook',
      tex: String.raw`\frac{(q-p)^2}{p}`,
      nonNegative: true,
      at: (logQ, logP) => {
        if (logP === -Infinity) return logQ === -Infinity ? 0 : Infinity;
        const d = logQ - logP;
        return d > 1
          ? Math.exp(logQ + d) * (1 - Math.exp(-d)) ** 2
          : Math.exp(logP) * Math.expm1(d) ** 2;
      },
    },
  ],
  fromSums: ({ values, errors, chiOffset }) => {
    const scaled = values[CHI2];
    if (chiOffset === 0) return { value: scaled, errorBound: errors[CHI2] };
    // a peak too narrow to be seen between the cuts: only its height is known
    if (!(scaled > 0)) return { value: Math.exp(chiOffset), errorBound: Infinity };
    // e^offset alone may leave double range where its product with a small integral does not
    const log = chiOffset + Math.log(scaled);
    const value = Math.exp(log);
    if (value === Infinity) return { value, errorBound: 0 };
    const relative = errors[CHI2] / scaled + 2 * Number.EPSILON * (chiOffset + Math.abs(log));
    return { value, errorBound: relative * value };
  },
  infinite: chi2Infinite,
  closedForm: (q, p) => {
    const log = renyiTwoClosedForm(q, p);
    if (log === undefined || log.value > 709) return undefined;
    const value = Math.expm1(log.value);
    const rounding = known(value);
    return rounding && { value, errorBound: rounding.errorBound + (1 + value) * log.errorBound };
  },
};
