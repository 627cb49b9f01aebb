// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { goOn, layout, setUp, standStill } from './testing/framed';

beforeEach(standStill);
afterEach(goOn);

describe('the height', () => {
  it('is told in whole pixels when it changes by one, growing or shrinking, and not while there is none', () => {
    const { heard } = setUp();
    const after = (next: number) => {
      layout.height = next;
      layout.resized();
      return heard('resize').at(-1)!.height;
    };
    expect([after(300.004), after(300.4), after(300.9), after(250), after(0), after(250)]).toEqual([
      300, 301, 301, 250, 250, 250,
    ]);
    expect(heard('resize')).toHaveLength(3);
  });

  it('is told in the languages of Canvas, AMP, Embedly and open-iframe-resizer, and others when asked in them', () => {
    const { send, said } = setUp();
    expect(said).toContainEqual({ type: 'iframe-resized', width: 700, height: 300 });
    expect(said).toContainEqual({ subject: 'lti.frameResize', height: 300 });
    expect(said).toContainEqual({ sentinel: 'amp', type: 'embed-size', height: 300, width: 700 });
    expect(said.filter((data) => typeof data === 'string')).toEqual([
      expect.stringContaining('"context":"iframe.resize","height":300}'),
    ]);
    said.length = 0;
    const asked = (data: unknown) => {
      send(data);
      vi.advanceTimersByTime(10);
    };
    asked('pymxPYMxchild-7xPYMxwidthxPYMx640');
    expect(said).toContain('pymxPYMxchild-7xPYMxheightxPYMx300');
    expect(said).not.toContainEqual(expect.objectContaining({ context: 'h5p' }));
    asked({ context: 'h5p', action: 'ready' });
    expect(said).toContainEqual({ context: 'h5p', action: 'hello' });
    expect(said).toContainEqual({ context: 'h5p', action: 'resize', scrollHeight: 300 });
    said.length = 0;
    asked({ context: 'h5p', action: 'hello' });
    expect(said).not.toContainEqual({ context: 'h5p', action: 'hello' });
    asked('[iFrameSizer]frame1:8:false:false:32:true');
    expect(said).toContain('[iFrameSizer]frame1:300:700:init');
    expect(said).toContain('[iFrameSizer]frame1:300:700:resizeObserver');
    said.length = 0;
    for (const name of ['<b>', 'a b', 'a.b', 'a/b', '"', 'x'.repeat(65)]) {
      asked(`pymxPYMx${name}xPYMxwidthxPYMx640`);
      asked(`[iFrameSizer]${name}:8:false:false:32:true`);
    }
    expect(said).toEqual([]);
    expect(JSON.stringify(said)).not.toContain('null');
  });

  it('is no longer told in a quarrel, then once where it has come to, and again after a rest', () => {
    const { heard, said } = setUp();
    heard('resize');
    said.length = 0;
    for (let i = 0; i < 200; i += 1) {
      layout.height += 10;
      layout.resized();
      vi.advanceTimersByTime(16);
    }
    expect(heard('resize', 0).length).toBeLessThanOrEqual(30);
    const last = heard('resize', 2100).at(-1)!;
    expect(last.height).toBe(2300);
    const told = heard('resize').length;
    // The page answers even that one: no more for a while, but the last one is told.
    layout.height += 10;
    layout.resized();
    expect(heard('resize', 1000)).toHaveLength(told);
    expect(heard('resize', 4000).at(-1)!.height).toBe(2310);
    vi.advanceTimersByTime(2000);
    layout.height = 400;
    layout.resized();
    expect(heard('resize').at(-1)!.height).toBe(400);
  });

  it('is told ever more seldom to a page that answers each one, and the last all the same', () => {
    const { heard } = setUp();
    // Each height that is told makes another, as in a page that adds a margin to it.
    for (let ms = 0; ms < 300_000; ms += 50) {
      const last = heard('resize', 50).at(-1)!.height;
      if (Number(last) !== layout.height) continue;
      layout.height = Number(last) + 10;
      layout.resized();
    }
    const told = heard('resize').length;
    expect(told).toBeLessThan(60);
    expect(heard('resize', 60_000).at(-1)!.height).toBe(layout.height);
  });

  it('is a quarrel, too, when it goes on slowly', () => {
    const { heard, said } = setUp();
    heard('resize');
    said.length = 0;
    for (let i = 0; i < 100; i += 1) {
      layout.height += 1;
      layout.resized();
      vi.advanceTimersByTime(130);
    }
    const told = heard('resize', 0).length;
    expect(told).toBeGreaterThan(50);
    expect(told).toBeLessThan(70);
  });
});

describe('a page that follows heights in silence', () => {
  const lastTold = ({ heard }: ReturnType<typeof setUp>) => Number(heard('resize').at(-1)!.height);

  it('is known by its taking two heights in turn, and the figure then takes its own', () => {
    const framed = setUp();
    framed.setBox(lastTold(framed) + 150);
    expect(framed.frame.get().fit).toBe('auto');
    framed.setBox(lastTold(framed));
    expect(framed.frame.get().fit).toBe('auto');
    // The box is just full now: it is told more than it needs.
    expect(lastTold(framed)).toBe(307);
    framed.setBox(lastTold(framed));
    expect(framed.frame.get().fit).toBe('width');
  });

  it('is not one whose frame only grows wider, or is dragged through that height', () => {
    const framed = setUp();
    framed.setBox(300);
    layout.resized();
    const wider = () => framed.page.dispatchEvent(new framed.page.Event('resize'));
    for (let i = 0; i < 5; i += 1) wider();
    for (let height = 290; height < 320; height += 1) {
      framed.setBox(height);
      layout.height = height;
      layout.resized();
    }
    expect(framed.frame.get().fit).toBe('auto');
  });
});
