/** Plain text in LaTeX: its special characters, and those that its fonts do not have outside of formulas. */
export function latexText(text: string): string {
  return Array.from(text, (character) => CHARACTERS[character] ?? character).join('');
}

const CHARACTERS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '‖': '$\\|$',
  '|': '$|$',
  '∞': '$\\infty$',
  '−': '$-$',
  '±': '$\\pm$',
  '≤': '$\\le$',
  '≥': '$\\ge$',
  '√': '$\\surd$',
  '∫': '$\\int$',
  Σ: '$\\Sigma$',
  θ: '$\\theta$',
  π: '$\\pi$',
  σ: '$\\sigma$',
  '²': '$^2$',
  '³': '$^3$',
  '½': '$\\frac12$',
  ...Object.fromEntries(Array.from('₀₁₂₃₄₅₆₇₈₉', (digit, i) => [digit, `$_${i}$`])),
  '⁻': '$^{-}$',
  '¹': '$^1$',
  '·': '$\\cdot$',
  '×': '$\\times$',
  '→': '$\\to$',
  '…': '\\dots{}',
  '’': "'",
  '“': '``',
  '”': "''",
  '–': '--',
  '—': '---',
};

/**
 * A number in a formula, with so many significant digits: 0.6141, 3.000\times10^{-7}, \infty.
 *
 * @throws RangeError for NaN.
 */
export function latexNumber(value: number, digits: number): string {
  if (Number.isNaN(value)) throw new RangeError('NaN is no number to hand on');
  if (!Number.isFinite(value)) return value > 0 ? '\\infty' : '-\\infty';
  if (value === 0) return '0';
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  const power = Number(exponent);
  return power >= 5 || power < -4
    ? `${mantissa}\\times10^{${power}}`
    : value.toFixed(Math.max(0, digits - 1 - power));
}
