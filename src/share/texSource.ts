/**
 * The TeX of a formula of a derivation: in the scripts of the built site that is what it holds, behind `$` or `$$`;
 * elsewhere it is typeset, and KaTeX keeps the TeX in an annotation of the MathML.
 */
export function texSource(formula: string): string {
  if (formula.startsWith('$')) return formula.replace(/^\$\$?/, '');
  const annotation = /<annotation encoding="application\/x-tex">([^<]*)<\/annotation>/.exec(
    formula,
  );
  if (annotation === null) throw new Error('a formula that is neither TeX nor typeset by KaTeX');
  return annotation[1].replace(/&(lt|gt|quot|#x27|amp);/g, (_, name: string) => ENTITIES[name]);
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  amp: '&',
};
