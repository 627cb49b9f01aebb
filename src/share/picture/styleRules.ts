/** The themes that a picture can have. */
export type PictureTheme = 'light' | 'dark';

/**
 * One selector of the site's own style sheets with what it says about drawings, taken from them when the site is built
 * (see build/pictureRules). Rules come in the order of the cascade: the last that matches wins.
 */
export interface StyleRule {
  readonly selector: string;
  /** What an element must be for the selector to be worth a try: a class, a tag, an attribute's name. */
  readonly key: string;
  readonly set: Readonly<Record<string, string>>;
}

/** The looks of one element: what the style sheets say of it, without `var()` and `light-dark()`. */
export type Looks = Readonly<Record<string, string>>;

interface Styler {
  looksOf(this: void, element: Element): Looks;
  /** What a token (`--tone`, `--card`) means at an element, or at the root; undefined where it is not set. */
  tokenOf(this: void, token: string, at?: Element): string | undefined;
}

/**
 * Resolves the style sheets' rules for elements of a figure, in the browser and in node alike: neither the sheets' text
 * (unreadable from `file://` and in sandboxed frames) nor computed styles (there are none in node) are asked for.
 */
export function createStyler(rules: readonly StyleRule[], theme: PictureTheme): Styler {
  const root: Record<string, string> = {};
  for (const { selector, set } of rules) if (selector === ':root') Object.assign(root, set);
  const known = new WeakMap<Element, Record<string, string>>();

  /** Everything that is set on the element, with the custom properties of those around it. */
  const allOf = (element: Element): Record<string, string> => {
    const before = known.get(element);
    if (before) return before;
    const { parentElement } = element;
    const all: Record<string, string> = {};
    const around = parentElement ? allOf(parentElement) : root;
    for (const name of Object.keys(around)) if (isCustom(name)) all[name] = around[name];
    for (const { selector, key, set } of rules)
      if (mayMatch(element, key) && element.matches(selector)) Object.assign(all, set);
    known.set(element, all);
    return all;
  };

  return {
    looksOf(element) {
      const all = allOf(element);
      const looks: Record<string, string> = {};
      for (const name of Object.keys(all))
        if (!isCustom(name)) looks[name] = resolveValue(all[name], all, theme);
      return looks;
    },
    tokenOf(token, at) {
      const all = at ? allOf(at) : root;
      return Object.hasOwn(all, token) ? resolveValue(all[token], all, theme) : undefined;
    },
  };
}

const isCustom = (name: string): boolean => name.startsWith('--');

function mayMatch(element: Element, key: string): boolean {
  if (key.startsWith('.')) return element.classList.contains(key.slice(1));
  if (key.startsWith('[')) return element.hasAttribute(key.slice(1));
  return key === '*' || element.localName === key;
}

/** Deep enough for a token that names a token that names a colour; a ring of them ends here too. */
const DEEPEST = 8;

function resolveValue(
  value: string,
  custom: Readonly<Record<string, string>>,
  theme: PictureTheme,
  depth = 0,
): string {
  if (depth > DEEPEST) return 'none';
  const replaced = value.replace(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const found = Object.hasOwn(custom, name) ? custom[name] : 'none';
    return resolveValue(found, custom, theme, depth + 1);
  });
  return pickTheme(replaced, theme).trim();
}

/** `light-dark(a, b)` becomes one of both; the comma between them is the one outside of all brackets. */
function pickTheme(value: string, theme: PictureTheme): string {
  const inner = /^light-dark\((.*)\)$/s.exec(value.trim())?.[1];
  if (inner === undefined) return value;
  let depth = 0;
  for (let i = 0; i < inner.length; i += 1) {
    const letter = inner[i];
    if (letter === '(') depth += 1;
    if (letter === ')') depth -= 1;
    if (letter === ',' && depth === 0)
      return theme === 'light' ? inner.slice(0, i) : inner.slice(i + 1);
  }
  return value;
}
