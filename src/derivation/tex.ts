declare const texHtmlBrand: unique symbol;

/**
 * A formula typeset when the site was built: KaTeX's HTML with its MathML twin, or, in the scripts of the built site,
 * the TeX behind `$` or `$$` by which that HTML is found in the prerendered page. Only the build makes one (see `tex`),
 * so a string from anywhere else does not type-check where a formula is asked for.
 */
export type TexHtml = string & { readonly [texHtmlBrand]: true };

/**
 * An inline formula: `` tex`\int q^2\,dz` ``. The Vite plugin `src/build/texPlugin.ts` replaces the whole
 * expression by the typeset string; the text is taken raw and takes no `${…}`.
 * A formula that only some states of a figure show must still be in the prerendered page, hidden: else the built site
 * has nothing to show but its TeX.
 * @throws always, when it is reached at run time: the module was then not built with the plugin.
 */
export function tex(strings: TemplateStringsArray): TexHtml {
  throw notTypeset('tex', strings);
}

/**
 * A displayed formula on a line of its own; otherwise as `tex`.
 * @throws always, when it is reached at run time: the module was then not built with the plugin.
 */
export function texBlock(strings: TemplateStringsArray): TexHtml {
  throw notTypeset('texBlock', strings);
}

function notTypeset(tag: string, strings: TemplateStringsArray): Error {
  return new Error(
    `${tag}\`${strings.raw[0]}\` was not typeset when this module was built: build it with ` +
      `texPlugin (src/build/texPlugin.ts) and import the tag by name from the derivation folder.`,
  );
}
