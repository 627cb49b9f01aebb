import { describe, expect, it } from 'vitest';
import { inCascade, styleRules } from './pictureRules';

const rulesOf = (css: string) => inCascade(styleRules(css));

describe('the rules that pictures are drawn by', () => {
  it('hold what concerns drawings, with what an element must be', () => {
    expect(
      rulesOf(`
        .curve-line, .rule-line { fill: none; stroke: var(--tone); margin: 0; cursor: move; }
        [data-tone='q'] { --tone: var(--q); }
        .plot { position: relative; }
        .axis path { stroke: red; }
      `),
    ).toEqual([
      { selector: '.curve-line', key: '.curve-line', set: { fill: 'none', stroke: 'var(--tone)' } },
      { selector: '.rule-line', key: '.rule-line', set: { fill: 'none', stroke: 'var(--tone)' } },
      { selector: "[data-tone='q']", key: '[data-tone', set: { '--tone': 'var(--q)' } },
      { selector: '.axis path', key: 'path', set: { stroke: 'red' } },
    ]);
  });

  it('put the weightier selector last, and keep the order of equal ones', () => {
    const css = `
      .axis .axis-grid { stroke: red; }
      .axis path { stroke: green; }
      .a:not([data-x='y']) b { fill: red; }
      .a b { fill: green; }
      .a b { fill: blue; }
    `;
    expect(rulesOf(css).map(({ selector }) => selector)).toEqual([
      '.axis path',
      '.a b',
      '.a b',
      '.axis .axis-grid',
      ".a:not([data-x='y']) b",
    ]);
    expect(rulesOf(css).at(-1)?.key).toBe('b');
  });

  it('spread lists inside of a selector', () => {
    const css = `[data-dash='dashed'] > :is(.curve-line, .rule-line) { stroke-dasharray: 9 4; }`;
    expect(rulesOf(css).map(({ selector, key }) => [selector, key])).toEqual([
      ["[data-dash='dashed'] > .curve-line", '.curve-line'],
      ["[data-dash='dashed'] > .rule-line", '.rule-line'],
    ]);
  });

  it('know print and no other medium, nothing that passes, and of what is shown only what is not', () => {
    const css = `
      @media (forced-colors: active) { .handle-mark { fill: ButtonText; } }
      @media print { .handle-arrows { display: none; } .handle { display: block; } }
      .handle:hover .handle-focus { fill: red; }
      .curve[data-lit] .curve-line { stroke-width: 4; }
    `;
    expect(rulesOf(css)).toEqual([
      { selector: '.handle-arrows', key: '.handle-arrows', set: { display: 'none' } },
    ]);
  });
});
