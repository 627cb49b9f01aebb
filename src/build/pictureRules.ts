import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import postcss, { type Rule } from 'postcss';
import type { Plugin } from 'vite';
import type { StyleRule } from '../share/picture';

const ID = 'virtual:picture-rules';

/** What style sheets say about drawings; all else of theirs does not concern pictures. */
const PROPERTY =
  /^(?:--[\w-]+|fill(?:-\w+)?|stroke(?:-\w+)?|opacity|font-(?:size|weight|style)|text-anchor|paint-order|visibility|display)$/;

/** States that come and go under a reader's hand: a picture is taken of a figure at rest. */
const PASSING = /:(?:hover|focus|active|has)|\[data-(?:lit|dragging|invalid)/;

/**
 * Vite plugin: `virtual:picture-rules` is what the site's own style sheets say about the figures' drawings, as data (see
 * StyleRule), so that pictures look as the page does, in the browser and in node, whatever figures there will be.
 */
export function pictureRulesPlugin(): Plugin {
  let sheet = '';
  return {
    name: 'picture-rules',
    configResolved(config) {
      sheet = resolve(config.root, 'src/app/site.css');
    },
    resolveId: (source) => (source === ID ? `\0${ID}` : null),
    load: {
      filter: { id: new RegExp(`${ID}$`) },
      handler() {
        const files = drawingSheets(sheet);
        for (const file of [sheet, ...files]) this.addWatchFile(file);
        const rules = files.flatMap((file) => styleRules(readFileSync(file, 'utf8')));
        return `export const rules = ${JSON.stringify(inCascade(rules))};`;
      },
    },
  };
}

/** The sheets of figures and what they are made of, in the order in which the site's one sheet imports them. */
function drawingSheets(sheet: string): string[] {
  const imports = readFileSync(sheet, 'utf8').matchAll(/@import '(?<file>[^']+)'/g);
  return [...imports]
    .map((match) => resolve(dirname(sheet), match.groups?.['file'] ?? ''))
    .filter((file) => /[\\/]src[\\/](?:ui|plot|figures)[\\/]/.test(file));
}

interface WeighedRule extends StyleRule {
  readonly weight: number;
}

/** The rules of one sheet that may concern a drawing on paper: those for print are among them, others by medium not. */
export function styleRules(css: string): WeighedRule[] {
  const found: WeighedRule[] = [];
  postcss.parse(css).walkRules((rule) => {
    if (!isForPictures(rule)) return;
    const set: Record<string, string> = {};
    rule.walkDecls(PROPERTY, ({ prop, value }) => {
      if (prop !== 'display' || value === 'none') set[prop] = value.replace(/\s+/g, ' ');
    });
    if (Object.keys(set).length === 0) return;
    for (const selector of rule.selectors.flatMap(spread))
      if (!PASSING.test(selector))
        found.push({ selector, key: keyOf(selector), set, weight: weightOf(selector) });
  });
  return found;
}

/** As the cascade has it: the weightier later, of equally weighty ones the order of the sheets. */
export function inCascade(rules: readonly WeighedRule[]): StyleRule[] {
  return rules
    .toSorted((a, b) => a.weight - b.weight)
    .map(({ selector, key, set }) => ({ selector, key, set }));
}

function isForPictures({ parent }: Rule): boolean {
  if (parent?.type !== 'atrule') return true;
  const { name, params } = parent as postcss.AtRule;
  return name === 'media' && params === 'print';
}

/** `a > :is(b, c)` as `a > b` and `a > c`: then each names what its element must be. */
function spread(selector: string): string[] {
  const match = /^(?<before>.*?):is\((?<list>[^()]*)\)(?<after>.*)$/s.exec(selector);
  if (match?.groups === undefined) return [selector];
  const { before = '', list = '', after = '' } = match.groups;
  return list.split(',').flatMap((each) => spread(before + each.trim() + after));
}

/** The class, else the attribute, else the tag that the selector's last part asks for. */
function keyOf(selector: string): string {
  const last =
    bare(selector)
      .split(/[\s>+~]+/)
      .at(-1) ?? '';
  const name = /\.[\w-]+/.exec(last)?.[0] ?? /\[[\w-]+/.exec(last)?.[0] ?? /^\w+/.exec(last)?.[0];
  return name ?? '*';
}

/** Specificity as one number: no selector has a hundred parts. */
function weightOf(selector: string): number {
  let rest = selector.replace(/:not\(|\)/g, ' ');
  const count = (part: RegExp): number => {
    let found = 0;
    rest = rest.replace(part, () => {
      found += 1;
      return ' ';
    });
    return found;
  };
  const classes = count(/\[[^\]]*\]|\.[\w-]+|(?<!:):(?!:)[\w-]+/g);
  const ids = count(/#[\w-]+/g);
  return ids * 10000 + classes * 100 + count(/::[\w-]+|[a-z][\w-]*/gi);
}

/** Without what stands in brackets of `:not()`: that is nothing an element must be. */
const bare = (selector: string): string => selector.replace(/:not\([^()]*\)/g, '');
