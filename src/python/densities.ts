import type { ContinuousSpec } from '../math';
import { pythonList, pythonNumber } from './literals';

/**
 * A distribution as a call of blocks/families.py: `normal(mean=0.0, sd=1.0)`. `written`: by name of a field, the Python
 * expression that stands for its number.
 */
export function pythonDensity(
  spec: ContinuousSpec,
  written: Readonly<Record<string, string>> = {},
): string {
  const { family, ...fields } = spec;
  const given = Object.entries(fields as Readonly<Record<string, number | readonly number[]>>);
  const text = given.map(
    ([name, value]) =>
      `${name}=${written[name] ?? (typeof value === 'number' ? pythonNumber(value) : pythonList(value))}`,
  );
  return `${NAMES[family]}(${text.join(', ')})`;
}

/** The functions; their arguments are named as the fields of the specification. */
const NAMES: Readonly<Record<ContinuousSpec['family'], string>> = {
  normal: 'normal',
  studentT: 'student_t',
  laplace: 'laplace',
  logistic: 'logistic',
  uniform: 'uniform',
  exponential: 'exponential',
  gamma: 'gamma',
  beta: 'beta',
  logNormal: 'log_normal',
  gaussianMixture: 'mixture',
  skewNormal: 'skew_normal',
  table: 'table',
};
