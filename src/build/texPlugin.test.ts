import { mkdtempSync, rmSync, writeFileSync, mkdirSync, realpathSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as runtime from '../derivation/tex';
import { texPlugin } from './texPlugin';
import { typesetTemplates } from './typesetTemplates';

const MODULES = ['/site/src/derivation', '/site/src/derivation/tex'];
const FILE = '/site/src/figures/x/Figure.tsx';
const IMPORT = `import { tex, texBlock } from '../../derivation';\n`;
const typeset = (body: string, head = IMPORT) => typesetTemplates(head + body, FILE, MODULES);

/** The value of the only `const` of the output, so that tests read the string and not its spelling. */
function literal(output: string): string {
  const text = /= \((".*")\);/.exec(output)?.[1];
  if (text === undefined) throw new Error(`no literal in ${output}`);
  return JSON.parse(text) as string;
}

describe('tex templates', () => {
  it('typesets inline formulas with MathML kept and the visible half hidden from assistive technology', () => {
    const html = literal(typeset('const a: TexHtml = tex`\\int q^2\\,dz`;')!.code);
    expect(html).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML">');
    expect(html).toContain('<annotation encoding="application/x-tex">\\int q^2\\,dz</annotation>');
    expect(html).toContain('class="katex-html" aria-hidden="true"');
    expect(html).not.toContain('katex-display');
  });

  it('typesets displayed formulas as such', () => {
    expect(literal(typeset('const a = texBlock`\\frac{1}{2}`;')!.code)).toContain('katex-display');
  });

  it('gives the TeX alone where the page has the formula, and still refuses what KaTeX refuses', () => {
    const source = (body: string) => typesetTemplates(IMPORT + body, FILE, MODULES, 'source');
    expect(literal(source('const a = tex`\\frac{1}{2}`;')!.code)).toBe('$\\frac{1}{2}');
    expect(literal(source('const a = texBlock`\\frac{1}{2}`;')!.code)).toBe('$$\\frac{1}{2}');
    expect(() => source('const a = tex`\\nonsense`;')).toThrow(/:2:15: tex: /);
  });

  it('follows a renamed import, from the tag module itself or from the index', () => {
    const head = `import { tex as math } from '../../derivation/tex';\n`;
    expect(typeset('const a = math`q`;', head)!.code).toContain('katex');
    expect(
      typesetTemplates(
        `import { tex } from './index.ts';\nf(tex\`q\`);`,
        '/site/src/derivation/a.ts',
        MODULES,
      )!.code,
    ).toContain('katex');
  });

  it('leaves a tag of that name from elsewhere, comments, strings and fields called tex alone', () => {
    expect(typeset('const a = tex`\\oops`;', `import { tex } from './my-own-tags';\n`)).toBeNull();
    const body =
      '// tex`\\oops`\n/* tex`\\oops` */ const s = "tex`x`"; const o = { tex: s }; o.tex;\nconst a = tex`q`;\n';
    const { code } = typeset(body)!;
    expect(code).toContain(
      '// tex`\\oops`\n/* tex`\\oops` */ const s = "tex`x`"; const o = { tex: s }; o.tex;',
    );
    expect(code).not.toContain('tex`q`');
  });

  it('finds formulas inside other templates and in JSX', () => {
    const { code } = typeset('const a = `${f(tex`q`)} tex`; const b = <Tex html={tex`p`} />;')!;
    expect(code.match(/class=\\"katex\\"/g)).toHaveLength(2);
    expect(code).toContain('<Tex html={("');
  });

  it('refuses an interpolation, with its file and line', () => {
    expect(() => typeset('\nconst a = tex`q_${i}`;')).toThrow(
      `${FILE}:3:19: tex\`…\` takes no \${…}`,
    );
    expect(() => typeset('const a = tex`q_${tex`i`}`;')).toThrow(`${FILE}:2:19: tex`);
  });

  it('points into the formula where KaTeX stops', () => {
    expect(() => typeset('const a = tex`q +\n  \\nonsense`;')).toThrow(
      new RegExp(`^${FILE}:3:3: tex: .*Undefined control sequence: \\\\nonsense`),
    );
  });

  it('refuses what LaTeX would refuse, and commands that would need trust', () => {
    expect(() => typeset('const a = tex`q‖p`;')).toThrow(/:2:\d+: tex: .*unknownSymbol/);
    expect(() => typeset('const a = tex`\\href{javascript:1}{x}`;')).toThrow(
      /:2:15: tex: \\href is not allowed/,
    );
  });

  it('refuses the tag used as a value, and a second thing of its name', () => {
    expect(() => typeset('const a = { make: tex };')).toThrow(`${FILE}:2:19: tex is only a tag`);
    expect(() => typeset('function f(tex) { return tex`q`; }')).toThrow(`${FILE}:2:12: tex`);
    expect(() => typeset('const f = ({ tex }) => 1;')).toThrow(`${FILE}:2:14: tex`);
  });

  it('keeps later code findable through its source map', () => {
    const { code, map } = typeset('const a = tex`x +\n q`; throwsHere(a);\nlast();\n')!;
    const sourceMap = new SourceMap(map as never);
    const original = (word: string) => {
      const before = code.slice(0, code.indexOf(word)).split('\n');
      const entry = sourceMap.findEntry(before.length - 1, before.at(-1)!.length);
      return 'originalLine' in entry ? [entry.originalLine, entry.originalColumn] : [];
    };
    expect(original('throwsHere')).toEqual([2, 5]);
    expect(original('last')).toEqual([3, 0]);
  });

  it('says what is missing when a module was built without the plugin', () => {
    const strings = Object.assign(['q'], { raw: ['q'] });
    expect(() => runtime.tex(strings)).toThrow('tex`q` was not typeset when this module was built');
    expect(() => runtime.texBlock(strings)).toThrow('texBlock`q` was not typeset');
  });
});

describe('texPlugin in vite', () => {
  let root: string;
  beforeAll(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'tex-plugin-')));
    mkdirSync(join(root, 'src/derivation'), { recursive: true });
    const write = (path: string, text: string) => {
      writeFileSync(join(root, path), text);
    };
    write(
      'src/derivation/tex.ts',
      'export function tex(s: TemplateStringsArray): string { return "UNSET" + s.raw; }',
    );
    write('src/derivation/index.ts', `export { tex } from './tex';`);
    write(
      'src/page.ts',
      `import { tex } from './derivation';\nexport const formula: string = tex\`\\alpha\`;`,
    );
    write(
      'src/broken.ts',
      `import { tex } from './derivation';\n\nexport const f = tex\`\\frac{1}\`;`,
    );
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });
  const bundle = (entry: string, ssr: boolean) =>
    build({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [texPlugin()],
      build: {
        write: false,
        minify: false,
        sourcemap: true,
        ssr,
        ...(ssr ? {} : { lib: { entry, formats: ['iife'], name: 'page' } }),
        rolldownOptions: { input: entry },
      },
    });

  it.each([
    ['TeX', 'client', false],
    ['HTML', 'server', true],
  ])('puts the formula as %s into a %s build, and KaTeX into none', async (form, _, ssr) => {
    const result = await bundle(join(root, 'src/page.ts'), ssr);
    const outputs = (Array.isArray(result) ? result : [result]).flatMap((r) =>
      'output' in r ? r.output : [],
    );
    const code = outputs.map((o) => (o.type === 'chunk' ? o.code : '')).join('');
    expect(code.includes('\\\\alpha</annotation>')).toBe(form === 'HTML');
    expect(code.includes('"$\\\\alpha"')).toBe(form === 'TeX');
    expect(code).not.toContain('UNSET');
    expect(code.length).toBeLessThan(4000);
  });

  it('fails a build at the file and line of the formula', async () => {
    await expect(bundle(join(root, 'src/broken.ts'), false)).rejects.toThrow(
      /src\/broken\.ts:3:\d+: tex: /,
    );
  });

  it('works in the dev server', async () => {
    const server = await createServer({
      root,
      configFile: false,
      logLevel: 'silent',
      plugins: [texPlugin()],
      server: { middlewareMode: true, ws: false },
      optimizeDeps: { noDiscovery: true },
    });
    try {
      const result = await server.transformRequest('/src/page.ts');
      expect(result?.code).toContain('\\\\alpha</annotation>');
    } finally {
      await server.close();
    }
  });
});
