import { describe, expect, it } from 'vitest';
import reference from '../reference/special.json';
import { digamma } from './digamma';
import { erf, erfc, erfcx } from './erf';
import { incompleteBeta } from './incompleteBeta';
import { gammaLower, gammaUpper } from './incompleteGamma';
import { deviance, expm1MinusX } from './logForms';
import { logBeta } from './logBeta';
import { logGamma } from './logGamma';
import { logGammaRatio } from './logGammaRatio';
import { logNormalCdf, normalQuantile } from './normal';
import { owensT } from './owensT';
import { stirlingError } from './stirling';

/**
 * Each function against mpmath. `relative` is the measured error rounded up; `absolute` is given only where the function
 * crosses zero (digamma) or is the difference of larger numbers by nature (Stirling's error, log Γ differences, log B).
 */
const table: Record<
  keyof typeof reference.functions,
  { f: (...args: number[]) => number; relative: number; absolute?: number }
> = {
  logGamma: { f: (x) => logGamma(x), relative: 1e-15 },
  logGammaRatio: { f: (a, b) => logGammaRatio(a, b), relative: 1e-14 },
  logBeta: { f: (a, b) => logBeta(a, b), relative: 4e-15, absolute: 4e-16 },
  digamma: { f: (x) => digamma(x), relative: 2e-15, absolute: 1e-15 },
  stirlingError: { f: (x) => stirlingError(x), relative: 2e-15, absolute: 1e-15 },
  erf: { f: (x) => erf(x), relative: 1e-15 },
  erfc: { f: (x) => erfc(x), relative: 2e-15 },
  erfcx: { f: (x) => erfcx(x), relative: 1e-15 },
  logNormalCdf: { f: (z) => logNormalCdf(z), relative: 2e-15 },
  normalQuantile: { f: (u) => normalQuantile(u), relative: 1e-15 },
  owensT: { f: (h, a) => owensT(h, a), relative: 1e-13, absolute: 1e-30 },
  gammaLower: { f: (a, x) => gammaLower(a, x), relative: 1e-13 },
  gammaUpper: { f: (a, x) => gammaUpper(a, x), relative: 1e-13 },
  incompleteBeta: { f: (a, b, x) => incompleteBeta(x, a, b), relative: 1e-13 },
  expm1MinusX: { f: (x) => expm1MinusX(x), relative: 1e-15 },
  deviance: { f: (r) => deviance(r), relative: 2e-15 },
};

describe('special functions against mpmath', () => {
  for (const [name, { f, relative, absolute = 0 }] of Object.entries(table)) {
    it(`agrees: ${name}`, () => {
      const rows = reference.functions[name as keyof typeof table];
      for (const row of rows) {
        const expected = row[row.length - 1];
        const args = row.slice(0, -1);
        const error = Math.abs(f(...args) - expected);
        const allowed = relative * Math.abs(expected) + absolute;
        expect(error, `${name}(${args.join(', ')})`).toBeLessThanOrEqual(allowed);
      }
    });
  }
});
