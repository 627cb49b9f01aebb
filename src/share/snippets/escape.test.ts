import { expect, it } from 'vitest';
import { latex, latexAddress, markdown } from './escape';

it('every mark of Markdown is escaped, and round brackets are not', () => {
  expect(markdown('\\ ` * _ { } [ ] < > # | ~ ^ $ & (z) \n end.')).toBe(
    '\\\\ \\` \\* \\_ \\{ \\} \\[ \\] \\< \\> \\# \\| \\~ \\^ \\$ \\& (z) end.',
  );
});

it('every mark of LaTeX is escaped, and what its fonts lack is a formula', () => {
  expect(latex('a_1^2 & 5 % of $x$ {#}~\\')).toBe(
    'a\\_1\\textasciicircum{}2 \\& 5 \\% of \\$x\\$ \\{\\#\\}\\textasciitilde{}\\textbackslash{}',
  );
  expect(latex('KL(q‖p₁),\nlog pθ and Student’s t')).toBe(
    "KL(q$\\|$p$_1$), log p$\\theta$ and Student's t",
  );
});

it('an address has its marks escaped for \\href', () => {
  expect(latexAddress('https://a.example/x_y/?q=1&p=50%25#a~b')).toBe(
    'https://a.example/x\\_y/?q=1\\&p=50\\%25\\#a\\~b',
  );
});
