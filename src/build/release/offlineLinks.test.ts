import { describe, expect, it } from 'vitest';
import { withFileLinks } from './offlineLinks';

const link = (to: string) => `<a class="x" href="${to}">`;

describe('a page of the offline edition', () => {
  it.each([
    ['two-rulers/', 'two-rulers/index.html'],
    ['../two-rulers/?preset=a#top', '../two-rulers/index.html?preset=a#top'],
    ['./', './index.html'],
    ['../', '../index.html'],
    ['..', '../index.html'],
  ])('names the file that the link %s means', (from, to) => {
    expect(withFileLinks(link(from))).toBe(link(to));
  });

  it.each(['#main', 'a.html', 'favicon.png', 'https://x.example/a/', '/a/', '?x=1', 'mailto:a@b/'])(
    'leaves %s alone',
    (to) => {
      expect(withFileLinks(link(to))).toBe(link(to));
    },
  );

  it('does not lead to the archive that it is from', () => {
    const html = '<p>Take <a class="x" href="../all.zip" download="">it <b>all</b></a>.</p>';
    expect(withFileLinks(html)).toBe('<p>Take it <b>all</b>.</p>');
  });

  it('is about links and frames only', () => {
    const html =
      '<link href="a/"><script src="b/"></script><iframe title="t" src="../embed/x/?q=1">';
    expect(withFileLinks(html)).toBe(
      '<link href="a/"><script src="b/"></script><iframe title="t" src="../embed/x/index.html?q=1">',
    );
  });
});
