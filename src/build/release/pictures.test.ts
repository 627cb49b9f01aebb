// @vitest-environment node
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { figureMarkups } from '../../app/pictures';
import { PICTURE_CHARACTERS } from '../pictureFaces';
import { figureOf, pictureOf, pictures } from './pictures';

const markups = [...figureMarkups()];

const parse = (svg: string): Element =>
  new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document.documentElement;

const all = (root: Element, selector: string): Element[] => [...root.querySelectorAll(selector)];

const attribute = (elements: readonly Element[], name: string): (string | null)[] =>
  elements.map((element) => element.getAttribute(name));

describe.each(
  markups.map((markup) => [`${markup.figure} ${markup.preset ?? ''}`, markup] as const),
)('the picture of %s', (_, markup) => {
  const source = figureOf(markup);
  const svg = pictureOf(source, markup, 'light', 'https://site.example/fig/x/?a=1&b=2');
  const root = parse(svg);

  it('is whole: plain colours and lengths, nothing from outside, nothing that only browsers know', () => {
    expect(root.localName).toBe('svg');
    expect(svg).not.toMatch(/var\(|light-dark|rgb\(|color-mix|NaN|undefined|Infinity/);
    expect(svg).not.toMatch(/\s(?:class|style|data-[\w-]+|tabindex)=|paint-order|[\d.]r?em"/);
    expect(all(root, 'foreignObject, script, style, image, use')).toEqual([]);
    const ids = attribute(all(root, '[id]'), 'id');
    expect(new Set(ids).size).toBe(ids.length);
    const references = [...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id);
    for (const id of references) expect(ids).toContain(id);
  });

  it('has every curve, bar and handle of the drawings, and no hit area, arrow or focus ring', () => {
    const drawn = all(source, '.workbench-main .plot .curve-line').filter((line) =>
      line.getAttribute('d'),
    );
    expect(drawn.length + all(source, '.workbench-main .bar').length).toBeGreaterThan(0);
    const paths = new Set(attribute(all(root, 'path'), 'd'));
    for (const line of drawn) expect(paths).toContain(line.getAttribute('d'));
    expect(attribute(all(root, 'circle'), 'r')).not.toContain('22');
    expect(attribute(all(root, 'circle'), 'r')).not.toContain('13');
    expect(svg).not.toContain('M-12,-3.5');
  });

  it('says what the page says: title, numbers, what its curves are set to', () => {
    // Long lines are broken.
    const told = (root.textContent ?? '').replace(/\s+/g, ' ');
    expect(told).toContain(source.querySelector('.workbench-title')?.textContent);
    for (const output of all(source, '.workbench-main .readout output'))
      expect(told).toContain(output.textContent);
    for (const handle of all(source, '.workbench-main .handle'))
      expect(told).toContain(handle.getAttribute('aria-valuetext')?.split(' ').at(-1));
    expect(told).toContain('https://site.example/fig/x/?a=1&b=2');
    expect(root.querySelector('desc')?.textContent).toBe(
      source.querySelector('.words')?.textContent,
    );
  });

  it('needs no character that the faces put into saved pictures lack', () => {
    const unknown = Array.from(root.textContent ?? '').filter(
      (letter) => !PICTURE_CHARACTERS.includes(letter) && letter !== '\n',
    );
    expect(unknown).toEqual([]);
  });
});

describe('the looks', () => {
  const rulers = figureOf(markups[0]);
  const strokes = (theme: 'light' | 'dark') =>
    new Map(
      all(parse(pictureOf(rulers, markups[0], theme)), 'path[stroke]').map((path) => [
        path.getAttribute('stroke-dasharray'),
        path.getAttribute('stroke'),
      ]),
    );

  it('are those of the theme: q solid, p dashed, each in its colour', () => {
    expect(strokes('light').get('9 4')).toBe('#b93d0e');
    expect(strokes('dark').get('9 4')).toBe('#ff9266');
    const paints = (theme: 'light' | 'dark') =>
      attribute(all(parse(pictureOf(rulers, markups[0], theme)), '[stroke]'), 'stroke');
    expect(paints('light')).toContain('#1f5fbf');
    expect(paints('dark')).toContain('#7db2ff');
    expect(paints('dark')).not.toContain('#1f5fbf');
  });

  it('have tints as a colour and its opacity, and a text under each label in place of its halo', () => {
    const root = parse(pictureOf(rulers, markups[0], 'light'));
    const tint = root.querySelector('path[fill="#1f5fbf"][fill-opacity]');
    expect(tint?.getAttribute('fill-opacity')).toBe('0.14');
    const labels = all(root, 'text').filter(({ textContent }) => textContent === 'q(z)');
    expect(attribute(labels, 'fill').slice(0, 2)).toEqual(['#ffffff', '#1f5fbf']);
    expect(attribute(labels, 'stroke').slice(0, 2)).toEqual(['#ffffff', null]);
  });
});

describe('the pictures of a release', () => {
  it('lie at stable addresses: SVG of all states, PNG of the default ones, light and dark', async () => {
    const made = pictures();
    const paths: string[] = [];
    // All of the first figure: the others are made alike, and the tests above have looked at what is in them.
    for await (const { path, content } of made) {
      if (!path.startsWith('fig/two-rulers')) break;
      paths.push(path);
      if (typeof content === 'string') {
        expect(content).toMatch(/^<svg xmlns=[^>]*><style>@font-face/);
        expect(content.length).toBeLessThan(80_000);
      } else {
        const view = new DataView(content.buffer, content.byteOffset);
        expect(String.fromCharCode(...content.slice(1, 4))).toBe('PNG');
        expect(view.getUint32(16)).toBe(2 * (640 + 48));
        expect(content.length).toBeGreaterThan(20_000);
      }
    }
    const presets = markups.flatMap(({ figure, preset }) =>
      figure === 'two-rulers' && preset !== undefined ? [preset] : [],
    );
    expect(paths.toSorted()).toEqual(
      ['light', 'dark']
        .flatMap((theme) => [
          `fig/two-rulers.${theme}.svg`,
          `fig/two-rulers.${theme}.png`,
          ...presets.map((preset) => `fig/two-rulers--${preset}.${theme}.svg`),
        ])
        .toSorted(),
    );
  });
});
