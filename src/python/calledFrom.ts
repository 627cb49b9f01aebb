/** Of some Python functions those that some code calls, and those that these call in their turn; in their own order. */
export function calledFrom(
  code: readonly string[],
  functions: readonly string[],
): readonly string[] {
  const used = new Set<string>();
  const look = (text: string): void => {
    for (const each of functions) {
      if (used.has(each) || each === text || !calls(text, nameOf(each))) continue;
      used.add(each);
      look(each);
    }
  };
  code.forEach(look);
  return functions.filter((each) => used.has(each));
}

const calls = (text: string, name: string): boolean => new RegExp(`\\b${name}\\(`).test(text);

function nameOf(text: string): string {
  const [, name] = /^def (\w+)\(/.exec(text) ?? [];
  if (name === undefined) throw new Error(`no function of Python: ${text.slice(0, 40)}`);
  return name;
}
