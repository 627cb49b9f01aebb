import { CHI2 } from './components';
import type { Divergence } from './divergence';
import { known } from './estimate';
import { chi2Infinite } from './infinite';
import { renyiTwoClosedForm } from './log1pChi2QP';

/** Pearson's χ² divergence ∫(q − p)²/p = ∫q²/p − 1 (K. Pearson 1900). Beyond 1.8e308 it is given as Infinity. */
export const chi2QP: Divergence = {
  id: 'chi2QP',
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
    const scale = Math.exp(chiOffset);
    if (scale === Infinity) return { value: Infinity, errorBound: 0 };
    const value = values[CHI2] * scale;
    if (value === Infinity || values[CHI2] === 0) return { value, errorBound: 0 };
    // e^offset is off by a few eps of the offset, relatively
    return {
      value,
      errorBound: errors[CHI2] * scale + 2 * Number.EPSILON * chiOffset * value,
    };
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
