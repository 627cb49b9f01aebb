import { describe, expect, it } from 'vitest';
import { chapters } from '../chapters/list';
import { figures } from '../figures/list';
import { compare } from '../math';
import { filesBeside, pages, renderPage, siteAddress } from './prerender';

const TEMPLATE =
  '<!doctype html><html lang="en"><head><!--head--></head><body><!--body--></body></html>';
const assets = {
  boot: 'assets/boot-1.js',
  runtime: ['assets/core-5.js', 'assets/runtime-2.js'],
  styles: ['assets/site-3.css'],
  embed: {
    boot: 'assets/embed-boot-1.js',
    styles: ['assets/embed-3.css'],
    scripts: ['assets/core-5.js', 'assets/runtime-2.js', 'assets/embed-7.js'],
  },
  figures: Object.fromEntries(
    figures.map(({ id }) => [
      id,
      ['core-5', 'runtime-2', `core-for-${id}`, 'shared-6', id].map((name) => `assets/${name}.js`),
    ]),
  ),
  share: Object.fromEntries(
    figures.map(({ id }) => [id, ['assets/dialog.js', `assets/share-${id}.js`]]),
  ),
  workers: [
    { name: 'far', scripts: ['assets/core-5.js', 'assets/far.js'], figures: ['two-bars'] },
    { name: 'unused', scripts: ['assets/unused.js'], figures: [] },
  ],
};

const render = (page: (typeof pages)[number]) =>
  renderPage(page, TEMPLATE, { kind: 'built', assets });

/** The attributes of every such tag, in order. */
function tags(html: string, name: string): Record<string, string>[] {
  return [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'g'))].map(([, text]) =>
    Object.fromEntries(
      [...text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, key, value = '']) => [key, value]),
    ),
  );
}

const textOf = (html: string): string =>
  html
    .replace(/<(script|style|annotation)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

/** Where a link of a page leads, as the path of a page. */
const target = (from: string, href: string): string =>
  new URL(href, `https://site.example/base/${from === '' ? '' : `${from}/`}`).pathname;

const BASE = '/base/';

describe('the pages', () => {
  it('are the home page, one for every chapter, one for teachers, and two for every figure', () => {
    expect(pages.map(({ path }) => path)).toEqual([
      '',
      ...chapters.map(({ slug }) => slug),
      'teach',
      ...figures.flatMap(({ id }) => [`fig/${id}`, `embed/${id}`]),
    ]);
  });

  it('have titles of their own, but for an embed, which is its figure’s page in another form', () => {
    const titles = pages.filter(({ isEmbed }) => !isEmbed).map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});

describe.each(pages.map((page) => [page.path === '' ? 'home' : page.path, page] as const))(
  'the page %s',
  (_, page) => {
    const html = render(page);

    it('has its title, its description, one h1 and one main', () => {
      expect(html).toContain(`<title>${page.title.replaceAll('&', '&amp;')}</title>`);
      const description = tags(html, 'meta').find(({ name }) => name === 'description');
      expect(description?.['content']).toBe(page.description);
      expect(html.match(/<h1\b/g)).toHaveLength(1);
      expect(html.match(/<main\b/g)).toHaveLength(1);
    });

    it('reads without a script: 600 characters and more, no NaN, no loose placeholder', () => {
      expect(textOf(html).length).toBeGreaterThan(600);
      expect(html).not.toMatch(/NaN|undefined|\[object|<!--(head|body)-->/);
    });

    it('forbids inline scripts and other origins, and keeps to it', () => {
      const policy = tags(html, 'meta').find(
        (meta) => meta['http-equiv'] === 'Content-Security-Policy',
      );
      expect(policy?.['content']).toContain("default-src 'self'");
      expect(policy?.['content']).not.toMatch(/script-src|unsafe-eval|https?:/);
      for (const script of tags(html, 'script')) expect(script['src']).toBeTruthy();
      expect(html).not.toMatch(/<script\b[^>]*>[^<]/);
      expect(html).not.toMatch(/\son\w+="/);
      expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    });

    it('loads classic scripts: the boot script at once, the rest deferred, the runtime before the figures', () => {
      const scripts = tags(html, 'script');
      const files = scripts.map(({ src }) => target(page.path, src).slice(BASE.length));
      const { boot, styles } = page.isEmbed ? assets.embed : assets;
      expect(files[0]).toBe(boot);
      expect('defer' in scripts[0]).toBe(false);
      const first = tags(html, 'div').find((div) => 'data-island' in div);
      const own = first ? assets.figures[first['data-island']] : assets.runtime;
      // What only embeds have runs before the figure's own script, which brings the figure to life.
      expect(files.slice(1)).toEqual(
        page.isEmbed ? [...own.slice(0, -1), 'assets/embed-7.js', ...own.slice(-1)] : own,
      );
      for (const script of scripts.slice(1)) expect('defer' in script).toBe(true);
      for (const script of scripts) {
        expect(script['type'] ?? 'text/javascript').toBe('text/javascript');
        expect('crossorigin' in script).toBe(false);
      }
      for (const { rel, href } of tags(html, 'link').filter((link) => link['rel'] === 'stylesheet'))
        expect([rel, target(page.path, href)]).toEqual(['stylesheet', BASE + styles[0]]);
    });

    it('names every script of its figures once, by a tag or for the runtime to load', () => {
      const shown = tags(html, 'div').filter((div) => 'data-island' in div);
      expect(shown.length > 0).toBe(page.shares === undefined);
      const place = (src: string) => target(page.path, src).slice(BASE.length);
      const tagged = tags(html, 'script').map(({ src }) => place(src));
      for (const div of shown) {
        const later = div['data-src']?.split(' ').map(place) ?? [];
        const files = assets.figures[div['data-island']];
        expect(later).toEqual(files.filter((file) => !tagged.includes(file)));
        expect('data-src' in div).toBe(later.length > 0);
      }
    });

    it('holds its figures with the numbers of their first state', () => {
      const shown = tags(html, 'section').flatMap((tag) => tag['data-figure'] ?? []);
      for (const id of shown) expect(figures.map((figure) => figure.id)).toContain(id);
      const outputs = tags(html, 'output');
      expect(outputs.length > 0).toBe(shown.length > 0);
      for (const output of outputs) expect(Number(output['data-value'])).not.toBeNaN();
      if (!shown.includes('two-rulers')) return;
      const { q, p } = figures[0].model.initial;
      const kl = outputs.find((output) => output['data-quantity'] === 'klQP');
      expect(kl?.['data-value']).toBe(String(compare(q, p).klQP.value));
    });

    it('links only to pages there are, and to places on itself, under any base path', () => {
      const known = new Set(pages.map(({ path }) => BASE + (path === '' ? '' : `${path}/`)));
      const links = tags(html, 'a').map(({ href }) => href);
      expect(links.length).toBeGreaterThan(2);
      for (const href of links) {
        expect(href).not.toMatch(/^\//);
        if (href.startsWith('#')) expect(html).toContain(`id="${href.slice(1)}"`);
        else expect([...known]).toContain(target(page.path, href));
      }
    });

    it('says where the reader is, where that is a place of the navigation', () => {
      const current = tags(html, 'a').filter((link) => link['aria-current'] === 'page');
      const place = BASE + (page.path === '' ? '' : `${page.path}/`);
      expect(current.map(({ href }) => target(page.path, href))).toEqual(
        page.figure ? [] : [place],
      );
    });

    it('has every id once, and no reference to one that is not there', () => {
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
      const references = [
        ...html.matchAll(/\s(?:for|aria-labelledby|aria-describedby|popovertarget)="([^"]+)"/gi),
      ].flatMap(([, list]) => list.split(' '));
      expect(references.filter((id) => !ids.includes(id))).toEqual([]);
    });
  },
);

describe('a chapter page', () => {
  it('asks its question in the title line and has a typeset formula', () => {
    for (const chapter of chapters) {
      const html = render(pages.find(({ path }) => path === chapter.slug)!);
      expect(/<h1>(.*?)<\/h1>/.exec(html)?.[1]).toBe(chapter.question);
      expect(html).toContain('<math');
    }
  });
});

describe('the home page', () => {
  it('shows a live figure before the table of contents, which lists every chapter', () => {
    const html = render(pages[0]);
    expect(html.indexOf('data-figure=')).toBeGreaterThan(0);
    expect(html.indexOf('data-figure=')).toBeLessThan(html.indexOf('id="contents"'));
    const contents = html.slice(html.indexOf('class="contents"'));
    for (const { slug, question } of chapters) {
      expect(contents).toContain(`href="${slug}/"`);
      expect(contents).toContain(question);
    }
  });
});

describe('a page without a figure', () => {
  it('has the scripts of the runtime, in order', () => {
    const page = { path: 'about', title: 'About', description: 'What it is.', Body: () => null };
    const [, ...deferred] = tags(render(page), 'script');
    expect(deferred.map(({ src }) => src)).toEqual(assets.runtime.map((file) => `../${file}`));
  });
});

describe('the pages of a figure', () => {
  const about = (id: string) => pages.filter(({ figure }) => figure?.id === id);
  const site = 'https://site.example/notes/';
  const metaOf = (html: string) =>
    Object.fromEntries(
      tags(html, 'meta').flatMap((meta) =>
        meta['property'] ? [[meta['property'], meta['content']]] : [],
      ),
    );

  it.each(figures.map(({ id }) => id))('%s shows the figure, and nothing else that moves', (id) => {
    for (const page of about(id)) {
      const shown = tags(render(page), 'section').flatMap((tag) => tag['data-figure'] ?? []);
      expect(shown).toEqual([id]);
    }
  });

  it.each(figures.map(({ id }) => id))('%s link to the chapter that shows it', (id) => {
    for (const page of about(id)) {
      const links = tags(render(page), 'a').map(({ href }) => target(page.path, href));
      const slugs = chapters.map(({ slug }) => `${BASE}${slug}/`);
      const main = page.isEmbed ? links : links.slice(slugs.length + 1);
      expect(main.filter((link) => slugs.includes(link))).not.toEqual([]);
    }
  });

  it('name no absolute address when the site does not know its own', () => {
    for (const page of about('two-rulers')) {
      expect(render(page)).not.toMatch(/canonical|og:|oembed|https?:\/\/(?!www\.w3\.org)/);
      const files = filesBeside(page);
      if (page.isEmbed) expect(JSON.parse(files['oembed.json'])).toMatchObject({ type: 'link' });
      else expect(files).toEqual({});
    }
  });

  it('name themselves by the address of the figure’s page when it does', () => {
    for (const page of about('two-rulers')) {
      const html = renderPage(page, TEMPLATE, { kind: 'built', assets }, site);
      const links = Object.fromEntries(tags(html, 'link').map(({ rel, href }) => [rel, href]));
      expect(links['canonical']).toBe(`${site}fig/two-rulers/`);
      expect(links['alternate']).toBe(`${site}embed/two-rulers/oembed.json`);
      expect(metaOf(html)).toMatchObject({
        'og:title': page.title.replace('&', '&amp;'),
        'og:url': `${site}fig/two-rulers/`,
        // Pictures of figures are made for a release.
        'og:image': `${site}preview.png`,
      });
    }
    const embed = about('two-rulers').find(({ isEmbed }) => isEmbed)!;
    const told = JSON.parse(filesBeside(embed, site)['oembed.json']) as { html: string };
    expect(told).toMatchObject({ version: '1.0', type: 'rich', width: 720, height: 450 });
    const [frame] = tags(told.html, 'iframe');
    expect(frame['src']).toBe(`${site}embed/two-rulers/`);
    expect(frame['title']).toBe(`${embed.figure?.title}, interactive figure`);
    expect(frame['data-external']).toBe('1');
  });
});

describe('the address of the site', () => {
  it('ends with a slash, and may be left out', () => {
    expect(siteAddress('https://a.example/notes')).toBe('https://a.example/notes/');
    expect(siteAddress('http://a.example')).toBe('http://a.example/');
    expect(siteAddress(undefined)).toBeUndefined();
    expect(siteAddress('')).toBeUndefined();
  });

  it.each(['notes', 'javascript:alert(1)', 'https://a.example/?x', 'https://a.example/#y'])(
    'is not %s',
    (text) => expect(() => siteAddress(text)).toThrow(/SITE_URL/),
  );
});

describe('the workers of a page', () => {
  const workersOf = (page: (typeof pages)[number]) =>
    tags(render(page), 'meta').filter(({ name }) => name?.startsWith('worker-'));

  it('are those that one of its figures may ask for, with what they need and where that is', () => {
    const [chapter] = pages.filter(({ path }) => path === 'two-rulers');
    expect(workersOf(chapter)).toEqual([
      { name: 'worker-far', 'data-root': '../', content: 'assets/core-5.js assets/far.js' },
    ]);
    expect(workersOf({ ...chapter, Body: () => null })).toEqual([]);
  });
});

describe('the dialogs for sharing of a page', () => {
  it('are those of its figures: not loaded, but it says where they are', () => {
    for (const page of pages) {
      const html = render(page);
      const named = tags(html, 'meta').filter(({ name }) => name?.startsWith('share-'));
      const shown = tags(html, 'section').flatMap((tag) => tag['data-figure'] ?? []);
      expect(named.map(({ name, content }) => [name, content])).toEqual(
        [...shown, ...(page.shares ?? [])].map((id) => [`share-${id}`, assets.share[id].join(' ')]),
      );
      for (const meta of named) expect(target(page.path, meta['data-root'])).toBe(BASE);
      for (const { src } of tags(html, 'script')) expect(src).not.toContain('dialog');
    }
  });
});

describe('a page whose figure was not built', () => {
  it('is an error while building, not a dead figure', () => {
    const loading = { kind: 'built', assets: { ...assets, figures: {} } } as const;
    expect(() => renderPage(pages[0], TEMPLATE, loading)).toThrow(/two-rulers/);
  });
});

describe('while developing', () => {
  it('the sources are loaded as modules', () => {
    const html = renderPage(pages[0], TEMPLATE, { kind: 'dev' });
    for (const script of tags(html, 'script')) expect(script['type']).toBe('module');
    expect(html).toContain('data-figure=');
  });
});
