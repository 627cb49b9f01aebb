// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { escapeMarkup } from '../escapeMarkup';
import { plainColour } from './colour';
import { drawChildren } from './drawElement';
import { createStyler, type StyleRule } from './styleRules';
import { wrap } from './textLayout';

const RULES: readonly StyleRule[] = [
  {
    selector: ':root',
    key: '*',
    set: { '--q': 'light-dark(#1f5fbf, rgb(125 178 255 / 20%))', '--tone': 'var(--q)' },
  },
  { selector: "[data-tone='ring']", key: '[data-tone', set: { '--tone': 'var(--tone)' } },
  { selector: 'path', key: 'path', set: { fill: 'none', stroke: 'var(--tone)' } },
  { selector: '.curve path', key: 'path', set: { 'stroke-width': '2px' } },
  { selector: '.gone', key: '.gone', set: { display: 'none' } },
  { selector: '.clear', key: '.clear', set: { fill: 'transparent', stroke: 'none' } },
  { selector: 'text', key: 'text', set: { 'paint-order': 'stroke', stroke: 'white' } },
];

function draw(content: string, theme: 'light' | 'dark' = 'light'): string {
  document.body.innerHTML = `<svg>${content}</svg>`;
  const { looksOf } = createStyler(RULES, theme);
  const svg = document.querySelector('svg');
  if (!svg) throw new Error('no drawing');
  return drawChildren(svg, { looksOf, idOf: (id) => `my-${id}`, fontSize: 10 });
}

describe('an element of a drawing', () => {
  it('has the looks of the style sheets as attributes, and nothing of the page', () => {
    expect(
      draw('<g class="curve" data-x="1" onclick="x()"><path style="top:0" d="M0,0H9"></path></g>'),
    ).toBe('<g><path d="M0,0H9" fill="none" stroke="#1f5fbf" stroke-width="2"/></g>');
    expect(draw('<path d="M0,0H9"></path>', 'dark')).toBe(
      '<path d="M0,0H9" fill="none" stroke="#7db2ff" stroke-opacity="0.2"/>',
    );
  });

  it('is left out where it cannot be seen, and so is what is no drawing', () => {
    expect(
      draw(
        '<g class="gone"><path d="M0,0H9"></path></g><circle class="clear" r="22"></circle><path d=""></path>' +
          '<text visibility="hidden">a</text><g><g></g></g><script>x()</script>' +
          '<foreignObject><p>html</p></foreignObject><image href="https://x.example/a.png"></image>',
      ),
    ).toBe('');
    expect(draw('<image href="data:image/png;base64,AA"></image>')).toBe(
      '<image href="data:image/png;base64,AA"/>',
    );
  });

  it('that is text has its halo below, lengths in pixels, and is escaped', () => {
    expect(draw('<text dy="0.35em" fill="red">a &lt; b &amp; c</text>')).toBe(
      '<text dy="3.5" fill="white" stroke="white" stroke-linejoin="round" aria-hidden="true">a &lt; b &amp; c</text>' +
        '<text dy="3.5" fill="red">a &lt; b &amp; c</text>',
    );
  });

  it('refers to the picture’s own ids', () => {
    expect(
      draw(
        '<clipPath id="a"><rect width="1"></rect></clipPath><g clip-path="url(#a)"><rect></rect></g>',
      ),
    ).toBe('<clipPath id="my-a"><rect width="1"/></clipPath><g clip-path="url(#my-a)"><rect/></g>');
  });

  it('comes to an end where a token names itself', () => {
    expect(draw('<g data-tone="ring"><path d="M0,0H9" fill="red"></path></g>')).toBe('');
  });
});

describe('what drawing programs do not read', () => {
  it.each([
    ['rgb(31 95 191 / 14%)', { colour: '#1f5fbf', opacity: 0.14 }],
    ['rgba(0, 8, 255, 0.5)', { colour: '#0008ff', opacity: 0.5 }],
    ['#abc', { colour: '#abc', opacity: 1 }],
    ['transparent', { colour: 'none', opacity: 1 }],
    ['none', { colour: 'none', opacity: 1 }],
  ])('%s is said plainly', (text, plain) => expect(plainColour(text)).toEqual(plain));

  it('are control characters, in XML', () => {
    expect(escapeMarkup('a\u0000\u000b<"&>')).toBe('a&lt;&quot;&amp;&gt;');
  });
});

it('lines are broken at spaces, and a word that is too long stands alone', () => {
  expect(wrap('one two three', 36, 10)).toEqual(['one two', 'three']);
  expect(wrap('a incomprehensibilities b', 30, 10)).toEqual(['a', 'incomprehensibilities', 'b']);
  expect(wrap('  ', 30, 10)).toEqual([]);
});
