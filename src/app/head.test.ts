import { expect, it } from 'vitest';
import { headTags } from './head';
import { pages } from './pages';

const site = 'https://a.example/notes/';
const [home] = pages;
const figure = pages.find(({ path }) => path === 'fig/two-rulers') ?? home;

it.each([
  [home, true, 'preview.png'],
  [home, false, 'preview.png'],
  [figure, true, 'fig/two-rulers.light.png'],
  [figure, false, 'preview.png'],
])('a preview is a picture that there is', (page, hasPictures, file) => {
  const tags = headTags(page, './', { site, hasPictures });
  expect(tags).toContain(`<meta property="og:image" content="${site}${file}">`);
});

it('titles are escaped', () => {
  const tags = headTags({ ...home, title: 'a <b> & "c"' }, './', {
    site: undefined,
    hasPictures: true,
  });
  expect(tags[0]).toBe('<title>a &lt;b&gt; &amp; &quot;c&quot;</title>');
});
