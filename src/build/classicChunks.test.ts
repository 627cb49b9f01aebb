import { Script, createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { classicChunks, classicScript } from './classicChunks';

const classic = (code: string) => classicScript(code, 'chunk.js', 'Shared').code;

describe('a chunk as a classic script', () => {
  it('leaves its exports in the global, and takes its imports from there, renamed as they were', () => {
    const page = createContext({});
    runInContext(
      classic('const one = 1; function f(x) { return x + one; }\nexport { one, f as g };'),
      page,
    );
    runInContext(classic('import { g as add, one } from "./a.js";\nseen = add(one);'), page);
    expect(page['seen']).toBe(2);
    expect(Object.keys(page).toSorted()).toEqual(['Shared', 'seen']);
  });

  it('keeps its own names to itself, with or without imports and exports', () => {
    const page = createContext({ Shared: {} });
    runInContext(classic('import "./a.js";\nconst hidden = 1; var too = 2;'), page);
    expect(Object.keys(page)).toEqual(['Shared']);
  });

  it.each([
    'import all from "./a.js";',
    'import * as all from "./a.js";',
    'export { a } from "./a.js";',
    'export * from "./a.js";',
    'export const a = 1;',
    'export default 1;',
  ])('does not guess at %s', (code) => {
    expect(() => classic(code)).toThrow(`no classic form for: ${code.replace(/;$/, '')}`);
  });

  it('is a script, not a module', () => {
    const code = 'import { a } from "./a.js";\nlet b = a;\nexport { b };';
    expect(() => new Script(code)).toThrow(SyntaxError);
    expect(() => new Script(classic(code))).not.toThrow();
  });
});

describe('chunks', () => {
  const render = (chunk: { name: string; imports: string[] }) => {
    const { renderChunk } = classicChunks({ environment: 'e', runtime: 'run', global: 'Shared' });
    return (renderChunk as (code: string, chunk: object) => unknown)('', {
      ...chunk,
      fileName: 'x.js',
    });
  };
  it('import the runtime and nothing else; it imports none', () => {
    expect(() => render({ name: 'run', imports: [] })).not.toThrow();
    expect(() => render({ name: 'fig', imports: ['run.js'] })).not.toThrow();
    expect(() => render({ name: 'fig', imports: ['run.js', 'b.js'] })).toThrow(/^fig imports run/);
    expect(() => render({ name: 'run', imports: ['fig.js'] })).toThrow(/^run imports fig/);
  });
});
