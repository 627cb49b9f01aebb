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
    asked('pymxPYMx<b>xPYMxwidthxPYMx640');
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
    // The page answers even that one: no more.
    layout.height += 10;
    layout.resized();
    expect(heard('resize', 1000)).toHaveLength(told);
    vi.advanceTimersByTime(2000);
    layout.height = 400;
    layout.resized();
    expect(heard('resize').at(-1)!.height).toBe(400);
  });
});
