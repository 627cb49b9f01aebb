const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The number a person typed, or undefined when the text is not one finite number. Takes a decimal comma, the
 * typographic minus and ×10ⁿ as this site itself writes them; refuses digit grouping, where 1,000 could mean two things
 * only the first of which (one) is taken.
 */
export function typedNumber(text: string): number | undefined {
  const plain = text
    .trim()
    .replace(/[−–]/g, '-')
    .replace(/\s*[×·*]\s*10\^?([⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹+\-\d]+)$/, (_, power: string) => `e${lowered(power)}`)
    .replace(',', '.');
  if (!NUMBER.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

function lowered(power: string): string {
  return power
    .replace('⁻', '-')
    .replace('⁺', '+')
    .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)));
}
