import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { checkDerivation, type Derivation } from '../derivation';
import { corrupted, exampleDerivation } from '../derivation/testing';
import type { AnyFigure } from '../figures/FigureDefinition';
import { figures } from '../figures/list';
import { presetState } from '../state';
import { derivationsLatex } from './latex';
import { latexNumber, latexText } from './latexText';
import { texSource } from './texSource';

const snapshot = (figure: AnyFigure, state: unknown) => ({
  state,
  derived: figure.model.derive(state),
  active: false,
});

/** What KaTeX makes of a formula; it throws for what it does not know. */
const typeset = (tex: string) => katex.renderToString(tex, { displayMode: true, strict: 'error' });

describe.each(figures.map((figure) => [figure.id, figure] as const))('%s', (_, figure) => {
  const now = snapshot(figure, figure.model.initial);
  const text = derivationsLatex(figure, now);

  it('has every derivation, line by line', () => {
    const formulas = [...text.matchAll(/\\begin\{align\*\}([^]*?)\\end\{align\*\}/g)];
    expect(formulas).toHaveLength(figure.derivations.length);
    for (const [i, { lines }] of figure.derivations.entries())
      expect(formulas[i][1].split(' \\\\\n')).toHaveLength(lines.length);
    expect(text.match(/\\item /g)).toHaveLength(
      figure.derivations.reduce((sum, { lines }) => sum + lines.length, 0),
    );
  });

  it('is typeset without a complaint', () => {
    for (const [formula] of text.matchAll(/\\begin\{align\*\}[^]*?\\end\{align\*\}/g))
      expect(typeset(formula)).toContain('katex');
    const outside = text.replaceAll(/\\begin\{align\*\}[^]*?\\end\{align\*\}/g, '');
    for (const [, formula] of outside.matchAll(/\$([^$]+)\$/g))
      expect(typeset(formula)).toContain('katex');
  });

  it('has the present value of each line', () => {
    const lines = figure.derivations.flatMap((derivation) => checkDerivation(derivation, now));
    const values = lines.flatMap((line) => (line.kind === 'valued' ? [line.value] : []));
    expect(values.length).toBeGreaterThan(1);
    for (const value of values) expect(text).toContain(`&&= ${latexNumber(value, 4)}`);
  });

  it('has no character that LaTeX’s fonts lack', () => {
    const code = text.replaceAll(/^%.*$/gm, '');
    expect(code.match(/[^\p{ASCII}\p{Script=Latin}]/u)?.[0]).toBeUndefined();
  });
});

it('says what is infinite', () => {
  const figure = figures.find(({ id }) => id === 'two-rulers')!;
  const preset = presetState(figure.model, 'heavy-tail');
  expect(derivationsLatex(figure, snapshot(figure, preset?.state))).toContain('&&= -\\infty');
});

describe('an example with known numbers', () => {
  const [two] = figures;
  const example = exampleDerivation<unknown>(() => ({ a: 3, b: 4, fudge: 0 }));
  const last = example.lines[2];
  const derivation: Derivation<unknown> = {
    ...example,
    lines: [...example.lines, { ...last, step: '=', terms: [{ ...last.terms[0], id: 'again' }] }],
  };
  const write = (shown: Derivation<unknown>) => {
    const text = derivationsLatex(
      { ...two, derivations: [shown] },
      snapshot(two, two.model.initial),
    );
    const [, formulas = ''] = /\\begin\{align\*\}\n([^]*?)\n\\end\{align\*\}/.exec(text) ?? [];
    const verdicts = [...text.matchAll(/\\item .*?(?: \((.*)\))?\.$/gm)].map(([, said]) => said);
    return { text, formulas: formulas.split('\n'), verdicts };
  };

  it('has each number where it belongs, and each sign', () => {
    const { formulas, verdicts } = write(derivation);
    expect(formulas).toEqual([
      String.raw`  &(a+b)^2 &&= 49.00 \text{ nats} \\`,
      String.raw`  &= \underbrace{a^2}_{9.000} +\underbrace{2ab}_{24.00} +\underbrace{b^2}_{16.00} &&= 49.00 \text{ nats} \\`,
      String.raw`  &\le 2(a^2+b^2) &&= 50.00 \text{ nats} \\`,
      String.raw`  &= 2(a^2+b^2) &&= 50.00 \text{ nats}`,
    ]);
    expect(verdicts).toEqual([
      undefined,
      'equal to line~1',
      'differs from line~1 by $1.0$',
      'differs from line~1 by $1.0$',
    ]);
  });

  it('says what does not hold', () => {
    expect(write(corrupted(derivation, 'twice-a-b', 0.5)).verdicts[1]).toBe(
      'does not hold: differs from line~1 by $0.50$',
    );
    expect(write(corrupted(derivation, 'again', 0.5)).verdicts[3]).toBe(
      'does not hold against the line above',
    );
  });

  it('sets the source in small print, and nothing after it', () => {
    expect(write(derivation).text).toContain('\n{\\noindent\\small Binomial formula.\\par}\n');
  });
});

describe('text', () => {
  it('keeps LaTeX’s own characters as they are seen', () => {
    expect(latexText('50 % of {a_b} & $5 \\ ~^#')).toBe(
      '50 \\% of \\{a\\_b\\} \\& \\$5 \\textbackslash{} \\textasciitilde{}\\textasciicircum{}\\#',
    );
  });

  it('writes numbers as the figure does', () => {
    expect(
      [0.614159, -12.5, 3e-7, 123456, 0, Infinity].map((value) => latexNumber(value, 4)),
    ).toEqual(['0.6142', '-12.50', '3.000\\times10^{-7}', '1.235\\times10^{5}', '0', '\\infty']);
    expect(latexNumber(-Infinity, 4)).toBe('-\\infty');
    expect(() => latexNumber(NaN, 4)).toThrow(RangeError);
  });
});

describe('the source of a formula', () => {
  const tex = String.raw`\int_{q>0} q\,\log\frac{p}{q}\,dz < 1 \& 2`;

  it('is the same from a script and from typeset markup', () => {
    const html = katex.renderToString(tex, { output: 'htmlAndMathml' });
    expect(texSource(html)).toBe(tex);
    expect(texSource(`$${tex}`)).toBe(tex);
    expect(texSource(`$$${tex}`)).toBe(tex);
  });

  it('is not made up', () => {
    expect(() => texSource('<b>q</b>')).toThrow('neither');
  });
});

it('has information in bits where the figure shows bits, and all else as it is', () => {
  const figure = figures.find(({ id }) => id === 'two-rulers')!;
  const now = snapshot(figure, figure.model.initial);
  const bits = derivationsLatex(figure, now, { name: 'bits', perNat: 1 / Math.LN2 });
  const [gibbs, square] = figure.derivations.map((derivation) => {
    const [first] = checkDerivation(derivation, now);
    return first.kind === 'valued' ? first.value : NaN;
  });
  expect(bits).toContain(`&&= ${latexNumber(gibbs / Math.LN2, 4)} \\text{ bits}`);
  expect(bits).toContain(`&&= ${latexNumber(square, 4)} `);
  expect(bits).not.toContain('nats}');
});

it('keeps back the numbers that the reader has hidden', () => {
  const figure = figures.find(({ id }) => id === 'elbo-gap')!;
  const state = { ...(figure.model.initial as object), view: 'optimiser' };
  const text = derivationsLatex(figure, snapshot(figure, state));
  expect(text).toContain('\\log p(x)');
  expect(text).not.toMatch(/&&= |\\underbrace|differs from|equal to line/);
});
