// @vitest-environment jsdom
import { renderToString } from 'react-dom/server';
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { prerenderedFormulas } from './prerendered';
import { Tex } from './Tex';
import { tex, texBlock, type TexHtml } from './tex';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

/** As the scripts of the built site have it. */
const inScript = (source: string) => source as TexHtml;

const page = (
  <p>
    <Tex html={tex`p>q`} /> and <Tex html={texBlock`p>q`} className="wide" />
    <Tex
      html={tex`\begin{matrix}a&b\\
  c&d'\end{matrix}`}
    />
  </p>
);

function prerendered(): HTMLElement {
  const body = document.createElement('div');
  body.innerHTML = renderToString(page);
  return body;
}

describe('prerendered formulas', () => {
  it('are found by their TeX, inline and displayed ones told apart', () => {
    const find = prerenderedFormulas(prerendered());
    expect(find(inScript('$p>q'))).toContain('<annotation encoding="application/x-tex">p&gt;q<');
    expect(find(inScript('$p>q'))).not.toContain('katex-display');
    expect(find(inScript('$$p>q'))).toContain('katex-display');
    expect(find(inScript("$\\begin{matrix}a&b\\\\\n  c&d'\\end{matrix}"))).toContain('mtable');
    expect(find(inScript('$p<q'))).toBeUndefined();
    expect(find(inScript('$'))).toBeUndefined();
  });

  it('come back when their place in the page is gone', () => {
    const body = prerendered();
    const find = prerenderedFormulas(body);
    const before = find(inScript('$p>q'));
    for (const place of body.querySelectorAll('.tex')) place.textContent = '';
    expect(find(inScript('$p>q'))).toBe(before);
  });
});

describe('Tex', () => {
  it('hydrates the prerendered formula, shows it again after a remount, and else its TeX', () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
    const island = document.createElement('div');
    document.body.append(island);
    island.innerHTML = renderToString(<Tex html={tex`q^2`} />);
    const sent = island.innerHTML;
    expect(sent).toContain('class="katex"');
    const kept = island.querySelector('.katex');

    const formula = <Tex html={inScript('$q^2')} />;
    const { rerender } = render(formula, { container: island, hydrate: true });
    expect(island.innerHTML).toBe(sent);
    expect(island.querySelector('.katex')).toBe(kept);
    rerender(<b />);
    expect(island.innerHTML).toBe('<b></b>');
    rerender(formula);
    expect(island.innerHTML).toBe(sent);
    expect(complaint).not.toHaveBeenCalled();
    complaint.mockRestore();

    const { container } = render(<Tex html={inScript('$q^3 < \\infty')} className="wide" />);
    const shown = container.querySelector('.tex.wide[data-untypeset]');
    expect(shown?.textContent).toBe('$q^3 < \\infty');
  });
});
