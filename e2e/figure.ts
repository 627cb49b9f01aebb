/** A figure on a page, through the contract of its data attributes only. */
import type { CDPSession, Locator, Page } from '@playwright/test';
import { expect } from './fixtures';

/** What a slider says of itself. */
export interface SliderState {
  readonly min: number;
  readonly max: number;
  readonly now: number;
  readonly text: string;
}

/** Opens a page and waits until its figure can be used. */
export async function openFigure(page: Page, path: string, id: string): Promise<Figure> {
  await page.goto(path);
  // A page's second figure comes to life when it is near (or after a while).
  await page.locator(`[data-figure="${id}"]`).first().scrollIntoViewIfNeeded();
  return readyFigure(page, id);
}

/** The figure of the page as it is, once it can be used. */
export async function readyFigure(page: Page, id: string): Promise<Figure> {
  const root = page.locator(`[data-figure="${id}"]`).first();
  await expect(root).toHaveAttribute('data-ready', 'true');
  return new Figure(page, root);
}

/** One figure: its handles and numbers. */
export class Figure {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page, root: Locator) {
    this.page = page;
    this.root = root;
  }

  handle(param: string): Locator {
    return this.root.locator(`[role="slider"][data-param="${param}"]`);
  }

  /** The data-param of every handle that can be seen. */
  async params(): Promise<string[]> {
    return Object.keys(await this.positions());
  }

  async state(param: string): Promise<SliderState> {
    return this.handle(param).evaluate((element) => {
      const number = (name: string): number => Number(element.getAttribute(name) ?? 'NaN');
      return {
        min: number('aria-valuemin'),
        max: number('aria-valuemax'),
        now: number('aria-valuenow'),
        text: element.getAttribute('aria-valuetext') ?? '',
      };
    });
  }

  /** aria-valuenow of every handle that can be seen, by data-param; in one go, since a test asks for it at every move. */
  async positions(): Promise<Record<string, number>> {
    const pairs = await this.root
      .locator('[role="slider"]:visible')
      .evaluateAll((handles) =>
        handles.map((handle) => [
          handle.getAttribute('data-param') ?? '',
          Number(handle.getAttribute('aria-valuenow') ?? 'NaN'),
        ]),
      );
    const positions = Object.fromEntries(pairs) as Record<string, number>;
    expect(Object.keys(positions), 'each handle has a name of its own').toHaveLength(pairs.length);
    return positions;
  }

  /**
   * The full-precision numbers, by data-quantity, that follow the state at once (those that come at rest say so);
   * provisional ones are waited for.
   */
  async quantities(): Promise<Record<string, number>> {
    await expect(this.root.locator('output[data-settled="false"]:not([data-late])')).toHaveCount(0);
    const pairs = await this.root
      .locator('output[data-quantity]:not([data-late])')
      .evaluateAll((outputs) =>
        outputs.map((output) => {
          const { quantity = '', value = '' } = (output as HTMLElement).dataset;
          // Number('') is 0: an empty attribute must not pass for a number.
          return [quantity, value === '' ? Number.NaN : Number(value)] as const;
        }),
      );
    return Object.fromEntries(pairs);
  }

  async press(param: string, key: string): Promise<void> {
    await this.handle(param).focus();
    await this.page.keyboard.press(key);
  }

  /** Brings the figure back to its default by its own button, whose effect is tested apart. */
  async reset(): Promise<void> {
    await this.root.getByRole('button', { name: /reset/iu }).click();
  }

  /**
   * Middle of a handle, in the viewport, scrolled into it first. It is waited for that it stands still and is drawn:
   * after a change the axes ease a little later, and a finger put where the handle was a moment ago scrolls the page.
   */
  async centre(param: string): Promise<{ x: number; y: number }> {
    await this.handle(param).evaluate(async (element) => {
      // Longer than an axis waits before it eases.
      const still = { ms: 300, frames: 4 };
      // A frame that is not shown has no animation frames.
      const frame = () =>
        Promise.race([
          new Promise((resolve) => requestAnimationFrame(resolve)),
          new Promise((resolve) => setTimeout(resolve, 500)),
        ]);
      const begin = performance.now();
      let since = begin;
      let frames = 0;
      element.scrollIntoView({ block: 'center' });
      let { x, y } = element.getBoundingClientRect();
      while (performance.now() - since < still.ms || frames < still.frames) {
        await frame();
        frames += 1;
        const now = element.getBoundingClientRect();
        if (Math.hypot(now.x - x, now.y - y) > 0.1) {
          if (performance.now() - begin > 20_000) throw new Error('the handle does not rest');
          element.scrollIntoView({ block: 'center' });
          ({ x, y } = element.getBoundingClientRect());
          since = performance.now();
          frames = 0;
        }
      }
    });
    const box = await this.handle(param).boundingBox();
    if (box === null) throw new Error(`the handle ${param} has no box`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  /** Drags a handle by so many pixels with the mouse, in small moves. */
  async drag(param: string, dx: number, dy: number): Promise<void> {
    const { x, y } = await this.centre(param);
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    await this.page.mouse.move(x + dx, y + dy, { steps: 12 });
    await this.page.mouse.up();
  }
}

/** One finger put down, moved in small steps by so many pixels, lifted: real touch events, so the page may scroll. */
export async function swipe(
  client: CDPSession,
  from: { readonly x: number; readonly y: number },
  by: { readonly x: number; readonly y: number },
  whileDown: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const steps = 16;
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', share: number) =>
    client.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd' ? [] : [{ x: from.x + by.x * share, y: from.y + by.y * share }],
    });
  await send('touchStart', 0);
  for (let step = 1; step <= steps; step += 1) await send('touchMove', step / steps);
  await whileDown();
  await send('touchEnd', 1);
}

/** What is wrong with the figure's numbers and words, in sentences; nothing when all is well. */
export async function badNumbers(figure: Figure): Promise<string[]> {
  return figure.root.evaluate((root) => {
    const problems: string[] = [];
    for (const element of root.querySelectorAll<HTMLElement>('[data-value]')) {
      const { value = '', quantity, line, term } = element.dataset;
      if (value === '' || Number.isNaN(Number(value))) {
        problems.push(`${quantity ?? line ?? term ?? element.tagName} has data-value "${value}"`);
      }
    }
    const names = [...root.querySelectorAll<HTMLElement>('[data-quantity]')].map(
      (element) => element.dataset['quantity'] ?? '',
    );
    for (const name of new Set(names)) {
      if (names.filter((other) => other === name).length > 1)
        problems.push(`two outputs are ${name}`);
    }
    for (const element of root.querySelectorAll('output[data-quantity]')) {
      if ((element.textContent ?? '').trim() === '') problems.push('an output without text');
    }
    if (root.querySelector('[data-untypeset]')) problems.push('a formula is not in the page');
    for (const element of root.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        if (/NaN|undefined/u.test(value))
          problems.push(`${element.tagName} has ${name}="${value}"`);
      }
    }
    const words = /(?:\bNaN\b|\bundefined\b|\[object)/u.exec(root.textContent ?? '');
    if (words) problems.push(`the text says ${words[0]}`);
    return problems;
  });
}

/** The derivation lines that do not hold, are missing or out of order, in words. */
export async function brokenLines(figure: Figure): Promise<string[]> {
  return figure.root.locator('[data-derivation]').evaluateAll((derivations) =>
    (derivations as HTMLElement[]).flatMap((derivation) => {
      const name = derivation.dataset['derivation'];
      // A line without a value claims nothing, but it is still a line.
      const numbers = [...derivation.querySelectorAll<HTMLElement>('ol > li')].map(
        ({ dataset }) => dataset['line'] ?? dataset['lineWithoutValue'] ?? 'none',
      );
      const counted = numbers.every((number, i) => number === String(i + 1));
      const broken = [...derivation.querySelectorAll<HTMLElement>('[data-line]')]
        .filter((line) => line.dataset['holds'] !== 'true')
        .map(({ dataset: { line, residual, holds } }) => {
          return `${name} line ${line}: holds ${holds}, residual ${residual}`;
        });
      return counted && numbers.length > 1
        ? broken
        : [...broken, `${name} has the lines ${numbers.join(', ')}`];
    }),
  );
}
