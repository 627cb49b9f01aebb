// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { figures } from '../../figures/list';
import { formatQuery, presetState } from '../../state';
import { DEFAULT_LOOK, embedAddress, figureAddress, parameters, type Shared } from './addresses';
import { targets } from './targets';

const BASE = 'https://notes.example.edu/stats/';

const plain: Shared = {
  base: BASE,
  figure: 'elbo-gap',
  title: 'The ELBO gap',
  alt: 'KL(q‖p(z|x)) is 0.25 nats.',
  query: 'q=normal_0_1&view=bars',
  hasPictures: true,
  look: DEFAULT_LOOK,
  height: 450,
};

/** What no title of ours is, and what a title might become. */
const NASTY = 'A "q" & <b>p</b> \\ [z] {{x}} %_#$~^ `c` \'d\' ]] &copy; \n end';
const nasty: Shared = {
  ...plain,
  base: 'file:///home/a%20b/no%27tes(1)/',
  title: NASTY,
  alt: NASTY,
  query: new URLSearchParams({ q: `a"b'c&d<e>\\f(g)` }).toString(),
  look: { controls: 'none', locked: true, theme: 'dark' },
};

const write = (id: string, shared: Shared): string => {
  const target = targets.find((candidate) => candidate.id === id);
  if (!target) throw new Error(`no target ${id}`);
  return target.write(shared);
};

/** The one element of that name in a snippet, as a browser reads it. */
function only(html: string, name: string): Element {
  const found = new DOMParser().parseFromString(html, 'text/html').querySelectorAll(name);
  expect(found).toHaveLength(1);
  return found[0];
}

describe('the addresses', () => {
  it('name the state, then what differs from the default look', () => {
    expect(embedAddress(plain)).toBe(`${BASE}embed/elbo-gap/?q=normal_0_1&view=bars`);
    const look = { controls: 'min', locked: true, theme: 'light' } as const;
    expect(embedAddress({ ...plain, query: '', look })).toBe(
      `${BASE}embed/elbo-gap/?controls=min&lock=1&theme=light`,
    );
    expect(embedAddress({ ...plain, query: '' })).toBe(`${BASE}embed/elbo-gap/`);
    const shared = { ...plain, look };
    expect(figureAddress(shared)).toBe(`${BASE}fig/elbo-gap/?q=normal_0_1&view=bars`);
  });

  it('refuse a parameter that HTML would take for a character', () => {
    for (const name of ['copy', 'reg', 'not', 'para', 'times', 'deg', 'sect', 'LT'])
      for (const { id } of targets)
        expect(() => write(id, { ...plain, query: `q=1&${name}=2` }), `${id} with ${name}`).toThrow(
          /cannot be the name/,
        );
  });

  it('have no such name, nor one that is no attribute, in any figure', () => {
    for (const { model } of figures)
      for (const { name } of model.params) {
        expect(name).toMatch(/^[a-z][a-z0-9.-]*$/);
        expect(parameters({ ...plain, query: `${name}=1` })).toEqual([[name, '1']]);
      }
  });
});

describe.each([
  ['an ordinary figure', plain],
  ['a figure with every mark in its title, its address and its state', nasty],
])('the snippets for %s', (_, shared) => {
  const frameTitle = `${shared.title.replace(/\s+/g, ' ').trim()}, interactive figure`;

  it.each(['html', 'autosize', 'sphinx'])('frame the embed: %s', (id) => {
    const text = write(id, shared);
    const frame = only(text.replace(/^.. raw:: html$|^.. only[^]*/gm, ''), 'iframe');
    expect(frame.getAttribute('src')).toBe(embedAddress(shared));
    expect(frame.getAttribute('title')).toBe(frameTitle);
    expect(frame.getAttribute('height')).toBe('450');
    expect(frame.getAttribute('style')).toBe('border:0;width:100%;height:450px');
    expect(frame.getAttribute('data-external')).toBe('1');
    expect(frame.getAttribute('loading')).toBe('lazy');
    expect(frame.getAttribute('allow')).toBe('clipboard-write; fullscreen');
  });

  it('frame it without a blank line, which would end the HTML in Markdown', () => {
    expect(write('html', shared)).toMatch(/^<iframe /);
    expect(write('html', shared)).not.toMatch(/\n\s*\n/);
  });

  it('add the script for the height, once', () => {
    const text = write('autosize', shared);
    expect(only(text, 'script').getAttribute('src')).toBe(`${shared.base}kl-embed.js`);
    expect(text.startsWith(write('html', shared))).toBe(true);
  });

  it('make an element with the picture inside of it', () => {
    const text = write('element', shared);
    const element = only(text, 'kl-figure');
    const {
      name: _name,
      height,
      title,
      ...rest
    } = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
    expect([_name, height, title]).toEqual([shared.figure, '450', frameTitle]);
    expect(Object.entries(rest)).toEqual(parameters(shared));
    expect(only(text, 'kl-figure > a').getAttribute('href')).toBe(figureAddress(shared));
    expect(only(text, 'kl-figure > a > img').getAttribute('src')).toMatch(
      /\/fig\/elbo-gap\.\w+\.svg$/,
    );
  });

  it('hold a link in Markdown that no bracket ends too early', () => {
    const link = /^\[!\[((?:\\.|[^\\[\]])*)\]\(([^()\s<>]+)\)\]\(([^()\s<>]+)\)$/.exec(
      write('markdown', shared),
    );
    const [, alt = '', picture = '', href = ''] = link ?? [];
    expect(alt.replace(/\\(.)/g, '$1')).toBe(shared.alt.replace(/\s+/g, ' ').trim());
    expect(decodeURIComponent(picture)).toContain('/fig/elbo-gap.');
    expect(new URL(href).search.length).toBe(new URL(figureAddress(shared)).search.length);
    expect(new URLSearchParams(new URL(href).search).get('q')).toBe(
      new URLSearchParams(shared.query).get('q'),
    );
  });

  it('are directives of one line each in MyST', () => {
    const [first, ...options] = write('myst', shared).split('\n');
    expect(first).toMatch(/^:::\{iframe\} \S+\/embed\/elbo-gap\/(?:index\.html)?\?\S+$/);
    expect(options.map((line) => line.split(' ')[0])).toEqual([
      ':width:',
      ':title:',
      ':placeholder:',
      ':::',
    ]);
  });

  it('give pandoc a fenced block with the picture in it', () => {
    const [open = '', picture, close] = write('quarto', shared).split('\n');
    const [, src = '', title = ''] =
      /^::: \{\.nats-figure src="([^"]*)" title="([^"]*)" height="450"\}$/.exec(open) ?? [];
    const read = (text: string) =>
      only(`<p title="${text.replaceAll('\\\\', '\\')}">`, 'p').getAttribute('title');
    expect(read(src)).toBe(embedAddress(shared));
    expect(read(title)).toBe(frameTitle);
    expect(picture).toMatch(/^\[!\[.*\.png\)\]\(.*\)$/);
    expect(close).toBe(':::');
  });

  it('give Hugo parameters in quotes', () => {
    const [, src = '', title = ''] =
      /^\{\{< nats-figure src="((?:\\.|[^"\\])*)" title="((?:\\.|[^"\\])*)" height="450" >\}\}$/.exec(
        write('hugo', shared),
      ) ?? [];
    expect(src.replace(/\\(.)/g, '$1')).toBe(embedAddress(shared));
    expect(title.replace(/\\(.)/g, '$1')).toBe(frameTitle);
  });

  it('put few controls and large type on a slide', () => {
    const frame = only(write('reveal', shared), 'iframe');
    expect(frame.hasAttribute('src')).toBe(false);
    const query = new URL(frame.getAttribute('data-src') ?? '').searchParams;
    expect(query.get('controls')).toBe(shared.look.controls === 'full' ? 'min' : 'none');
    expect(query.get('scale')).toBe('1.4');
    expect(frame.getAttribute('width')).toBe('960');
    expect(frame.getAttribute('title')).toBe(frameTitle);
    // A page that holds all in itself would drop the query; and a lazy frame is not loaded with the slide before.
    expect(frame.getAttribute('data-external')).toBe('1');
    expect(frame.hasAttribute('loading')).toBe(false);
  });

  it('leave no mark of LaTeX unescaped', () => {
    const text = write('latex', shared).replace(/^%.*\n/gm, '');
    expect(text).toMatch(/\\includegraphics\[width=\\linewidth\]\{elbo-gap\.png\}/);
    expect(text).not.toMatch(/(?<!\\)[%#&$~]/);
    const [, href = ''] = /\\href\{(.*)\}\{\\include/.exec(text) ?? [];
    expect(new URL(href.replaceAll('\\', '')).searchParams.get('q')).toBe(
      new URLSearchParams(shared.query).get('q'),
    );
    const brackets = text.replace(/\\[{}]/g, '').replace(/[^{}]/g, '');
    let rest = brackets;
    for (let last = ''; last !== rest;) [last, rest] = [rest, rest.replaceAll('{}', '')];
    expect([brackets.length > 0, rest]).toEqual([true, '']);
  });
});

describe('a notebook', () => {
  /** What Python makes of a call: names and string literals. */
  const keywords = (text: string) =>
    Object.fromEntries(
      [...text.matchAll(/^ {4}(\w+)="((?:\\.|[^"\\])*)",$/gm)].map(([, name, value = '']) => [
        name,
        value.replace(/\\(.)/g, '$1'),
      ]),
    );

  it('gives the state as keywords, from which IFrame makes the query', () => {
    const text = write('notebook', nasty);
    const { width, ...rest } = keywords(text);
    expect(width).toBe('100%');
    expect(Object.entries(rest)).toEqual(parameters(nasty));
    expect(text).toContain('"file:///home/a%20b/no%27tes(1)/embed/elbo-gap/index.html",');
    expect(text).toContain('height=450,');
  });

  it('gives them in the address when Python would not take the names', () => {
    const text = write('notebook', { ...plain, query: 'lambda=2&q=1' });
    expect(keywords(text)).toEqual({ width: '100%' });
    expect(text).toContain(`"${BASE}embed/elbo-gap/?lambda=2&amp;q=1",`);
  });
});

describe('the pictures', () => {
  it('are those of the preset and the theme, as PNG of the default state', () => {
    const dark = { ...plain, preset: 'tight', look: { ...DEFAULT_LOOK, theme: 'dark' } } as const;
    expect(write('markdown', dark)).toContain(`(${BASE}fig/elbo-gap--tight.dark.svg)`);
    expect(write('quarto', dark)).toContain(`(${BASE}fig/elbo-gap.dark.png)`);
    expect(write('myst', plain)).toContain(`:placeholder: ${BASE}fig/elbo-gap.light.svg`);
  });
});

describe('a site without pictures', () => {
  const bare = { ...plain, hasPictures: false, preset: 'tight' };

  it('names none, and links to the figure where one would stand', () => {
    const rest = targets.filter(({ isPicture = false }) => !isPicture);
    expect(rest.length).toBe(targets.length - 1);
    for (const { id, write: text } of rest) {
      expect(text(plain), id).not.toBe('');
      expect(text(bare), id).not.toMatch(
        /https:[^\s{}()"]*\.(?:svg|png)|image::|!\[|<img|undefined/,
      );
    }
    const href = figureAddress(bare);
    expect(only(write('element', bare), 'kl-figure > a').textContent).toBe(
      'The ELBO gap, interactive figure',
    );
    expect(write('sphinx', bare)).toMatch(/\.\. only:: not html\n\n {3}https:\S+$/);
    expect(write('quarto', bare).split('\n')[1]).toBe(
      `[The ELBO gap, interactive figure](${href})`,
    );
    expect(write('myst', bare)).not.toContain(':placeholder:');
  });
});

describe('every preset of every figure', () => {
  it('makes every snippet, of one address without a bare ampersand where HTML is', () => {
    let made = 0;
    for (const { id: figure, title, model } of figures)
      for (const { id: preset } of model.presets) {
        const { state } = presetState(model, preset)!;
        const shared = { ...plain, figure, title, query: formatQuery(state, model), preset };
        for (const target of targets) {
          const text = target.write(shared);
          expect(text).not.toMatch(/undefined|NaN|\[object/);
          if (['html', 'autosize', 'element', 'reveal'].includes(target.id))
            expect(text).not.toMatch(/&(?!amp;|quot;|lt;|gt;)/);
          made += 1;
        }
      }
    expect(made).toBeGreaterThan(12 * 20);
  });
});
