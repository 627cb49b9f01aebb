import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { checkDerivation } from '../derivation';
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
