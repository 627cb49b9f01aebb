import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { TexTemplateError, typesetTemplates } from './typesetTemplates';

/**
 * Vite plugin: typesets the `tex` and `texBlock` templates of `src/derivation` while building, so that KaTeX itself is
 * in no client script. The scripts of a built site do not even get the HTML, 3 kB gzipped for the three derivations of chapter 1, for
 * the prerendered page has it already: they get the TeX, by which `Tex` finds it there. Dev server, tests and the
 * prerenderer get the HTML. A formula that cannot be typeset is a build error with its file and line.
 */
export function texPlugin(): Plugin {
  let tagModules: string[] = [];
  return {
    name: 'tex-templates',
    enforce: 'pre',
    configResolved(config) {
      const folder = resolve(config.root, 'src/derivation');
      tagModules = [folder, resolve(folder, 'tex')];
    },
    transform: {
      filter: { id: /\.[cm]?[jt]sx?(?:\?(?!.*\b(?:raw|url)\b).*)?$/, code: /\btex(?:Block)?\b/ },
      handler(code, id) {
        const { mode, config } = this.environment;
        const inPage = mode === 'build' && config.consumer === 'client';
        const file = id.replace(/\?.*$/, '');
        try {
          return typesetTemplates(code, file, tagModules, inPage ? 'source' : 'html');
        } catch (error) {
          if (!(error instanceof TexTemplateError)) throw error;
          const { message, line, column } = error;
          return this.error({ message, id, loc: { file, line, column: column - 1 } });
        }
      },
    },
  };
}
