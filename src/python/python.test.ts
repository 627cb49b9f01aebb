import { describe, expect, it } from 'vitest';
import type { ContinuousSpec, ModelSpec } from '../math';
import families from './blocks/families.py?raw';
import { pythonDensity, pythonList, pythonModel, pythonNumber, pythonScript } from '.';

const SPECS: Readonly<{ [F in ContinuousSpec['family']]: ContinuousSpec & { family: F } }> = {
  normal: { family: 'normal', mean: -0.1, sd: 1e-7 },
  studentT: { family: 'studentT', df: 3, loc: 0, scale: 1 },
  laplace: { family: 'laplace', loc: 0, scale: 1 },
  logistic: { family: 'logistic', loc: 0, scale: 1 },
  uniform: { family: 'uniform', low: -1, high: 1 },
  exponential: { family: 'exponential', rate: 2 },
  gamma: { family: 'gamma', shape: 2, rate: 3 },
  beta: { family: 'beta', a: 2, b: 3 },
  logNormal: { family: 'logNormal', mu: 0, sigma: 1 },
  gaussianMixture: {
    family: 'gaussianMixture',
    weights: [0.25, 0.75],
    means: [-1, 1],
    sds: [0.5, 2],
  },
  skewNormal: { family: 'skewNormal', loc: 0, scale: 1, shape: -3 },
  table: { family: 'table', knots: [0, 1, 2], densities: [0, 1, 0] },
};

const normal = { mean: 0.5, sd: 2 };
const MODELS: Readonly<{ [T in ModelSpec['type']]: ModelSpec & { type: T } }> = {
  normalNormal: {
    type: 'normalNormal',
    prior: normal,
    likelihood: { sd: 1.5 },
    observations: [3, 4],
  },
  normalStudentT: {
    type: 'normalStudentT',
    prior: normal,
    likelihood: { df: 3, scale: 0.7 },
    observations: [3],
  },
  normalBernoulliLogit: { type: 'normalBernoulliLogit', prior: normal, successes: 9, trials: 11 },
  mixtureNormal: {
    type: 'mixtureNormal',
    prior: { weights: [0.25, 0.75], means: [-1, 1], sds: [0.5, 2] },
    likelihood: { sd: 1.5 },
    observations: [3],
  },
  betaBinomial: { type: 'betaBinomial', prior: { a: 2, b: 3 }, successes: 9, trials: 11 },
  gammaPoisson: { type: 'gammaPoisson', prior: { shape: 2, rate: 3 }, observations: [3, 0] },
  twoBranch: { type: 'twoBranch', prior: normal, likelihood: { sd: 1.5 }, observations: [3] },
};

const bare = { title: 'T', state: 'two-rulers/', blocks: [], rows: [], derivations: [] } as const;

/** All brackets of a text are closed in their order; comments and texts hold no odd ones in these scripts. */
function isBalanced(text: string): boolean {
  const open: string[] = [];
  for (const [bracket] of text.replaceAll(/"(?:[^"\\\n]|\\.)*"|#.*/g, '').matchAll(/[()[\]{}]/g)) {
    if ('([{'.includes(bracket)) open.push(bracket);
    else if (open.pop() !== { ')': '(', ']': '[', '}': '{' }[bracket]) return false;
  }
  return open.length === 0;
}

describe('numbers', () => {
  it.each([0, -0, 1, -3, 0.1, 1 / 3, 1e-300, 5e-324, 1.7976931348623157e308, 1e21, 123456789012])(
    'come back to the last digit, as floats: %s',
    (value) => {
      const text = pythonNumber(value);
      expect(Number(text)).toBe(value + 0);
      expect(text).toMatch(/[.e]/);
    },
  );

  it('may be infinite, and never NaN', () => {
    expect(pythonList([Infinity, -Infinity])).toBe('[math.inf, -math.inf]');
    expect(() => pythonNumber(NaN)).toThrow(RangeError);
  });
});

describe.each(Object.values(SPECS))('the density $family', (spec) => {
  const call = pythonDensity(spec);
  const [, name, given] = /^(\w+)\((.*)\)$/.exec(call) ?? [];

  it('calls a function that there is, with its own arguments', () => {
    const [, wanted] = new RegExp(`^def ${name}\\((.*)\\):$`, 'm').exec(families) ?? [];
    const names = [...given.matchAll(/(\w+)=/g)].map(([, argument]) => argument);
    expect(names.toSorted()).toEqual(wanted?.split(', ').toSorted());
  });

  it('has every number in it', () => {
    const { family: _family, ...fields } = spec;
    const numbers = [...given.matchAll(/-?\d[\d.e+-]*/g)].map(([text]) => Number(text));
    expect(numbers).toEqual(Object.values(fields).flat());
  });

  it('comes with its function, and with no other but those that it calls', () => {
    const text = pythonScript({ ...bare, blocks: ['integrals'], setup: `q = ${call}` });
    const defined = [...text.matchAll(/^def (\w+)\(/gm)].map(([, each]) => each);
    const own = defined.filter((each) => families.includes(`def ${each}(`));
    expect(own).toEqual(spec.family === 'gaussianMixture' ? ['normal', 'mixture'] : [name]);
  });
});

it('a number of a density can be an expression, and a list too', () => {
  expect(pythonDensity(SPECS.normal, { sd: 'math.exp(t)' })).toBe(
    'normal(mean=-0.1, sd=math.exp(t))',
  );
  expect(pythonDensity(SPECS.table, { densities: 'heights' })).toBe(
    'table(knots=[0.0, 1.0, 2.0], densities=heights)',
  );
});

describe.each(Object.values(MODELS))('the model $type', (spec) => {
  const { likelihood, model } = pythonModel(spec);

  it('has every number of the specification', () => {
    const numbers = [...`${likelihood}\n${model}`.matchAll(/(?<![\w.])-?\d+\.[\de+-]*\d/g)].map(
      ([text]) => Number(text),
    );
    const wanted = JSON.stringify({ ...spec, trials: undefined }).match(/-?\d+(\.\d+)?/g);
    for (const text of wanted ?? []) expect(numbers).toContain(Number(text));
    if ('trials' in spec) expect(numbers).toContain(spec.trials - spec.successes);
  });

  it('is whole Python as far as can be seen', () => {
    const setup = `${likelihood}\n\n\nmodel = ${model}`;
    const text = pythonScript({ ...bare, blocks: ['integrals', 'model'], setup });
    expect(isBalanced(text)).toBe(true);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    expect(text).not.toMatch(/\t| $/m);
  });

  it.each(['prior.mean', 'prior.sd', 'likelihood.sd', 'likelihood.scale'])(
    'takes %s from a variable, where it has one',
    (parameter) => {
      const [owner, field] = parameter.split('.');
      const fields: unknown = (spec as unknown as Record<string, unknown>)[owner];
      const has = fields !== undefined && field in (fields as object);
      const free = pythonModel(spec, { parameter, variable: 'theta' });
      expect(/\btheta\b/.test(free.model)).toBe(has);
      expect(/\btheta\b/.test(free.likelihood)).toBe(has && owner === 'likelihood');
    },
  );
});

it('lets no text out of its comment or its quotes', () => {
  const quantity = { value: 1, errorBound: 0, method: 'closed form' } as const;
  const text = pythonScript({
    ...bare,
    setup: '',
    rows: [{ name: 'a"b', words: 'one\nimport os', quantity, python: '1.0' }],
  });
  expect(text).toContain('# one import os\ncheck("a\\"b", 1.0, 0.0, 1.0)');
});
