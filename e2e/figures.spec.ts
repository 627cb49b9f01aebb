import type { Page } from '@playwright/test';
import type { Figure } from './figure';
import { badNumbers, brokenLines, openFigure, readyFigure, swipe } from './figure';
import { expect, test } from './fixtures';
import { siteFigures } from './site';

/** Small seeded generator (mulberry32), so that a failing walk can be walked again. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A key that moves this slider, whichever end it may stand at, and the key back. */
async function keysThatMove(figure: Figure, param: string): Promise<[string, string]> {
  const { now, max } = await figure.state(param);
  return now < max ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
}

for (const { id, page: at } of siteFigures()) {
  test.describe(id, () => {
    test('becomes ready with good numbers, and its derivations hold', async ({ page }) => {
      const figure = await openFigure(page, at.path, id);
      expect(await figure.params()).not.toEqual([]);
      expect(Object.keys(await figure.quantities())).not.toEqual([]);
      expect(await badNumbers(figure)).toEqual([]);
      expect(await figure.root.locator('[data-line]').count()).toBeGreaterThan(0);
      expect(await brokenLines(figure)).toEqual([]);
      await expect(figure.root.locator('[data-figure]')).toHaveCount(0);
    });

    test('has handles that say what they are', async ({ page }) => {
      const figure = await openFigure(page, at.path, id);
      const params = await figure.params();
      for (const param of params) {
        const { min, max, now, text } = await figure.state(param);
        expect(param).toMatch(/^[\w.-]+$/u);
        expect(min, `${param} min ≤ now`).toBeLessThanOrEqual(now);
        expect(now, `${param} now ≤ max`).toBeLessThanOrEqual(max);
        expect(max, `${param} has room`).toBeGreaterThan(min);
        expect(text, `${param} value in words`).toMatch(/\S/u);
        await expect(figure.handle(param)).toHaveAccessibleName(/\w.*\w/u);
        await expect(figure.handle(param)).toHaveAttribute('tabindex', '0');
        await figure.centre(param);
        const box = await figure.handle(param).boundingBox();
        expect(Math.min(box?.width ?? 0, box?.height ?? 0), `${param} size`).toBeGreaterThanOrEqual(
          43.5,
        );
      }
    });

    test('moves every handle by the keyboard, in the right direction', async ({ page }) => {
      // A dozen handles, ten keys each, and what each key sets going.
      test.setTimeout(300_000);
      const figure = await openFigure(page, at.path, id);
      for (const param of await figure.params()) {
        const after = async (key: string): Promise<number> => {
          await figure.press(param, key);
          return (await figure.state(param)).now;
        };
        const low = await after('Home');
        expect(low, `${param} Home`).toBe((await figure.state(param)).min);
        const coarse = (await after('PageUp')) - low;
        const one = await after('ArrowRight');
        const two = await after('ArrowUp');
        expect(one, `${param} ArrowRight`).toBeGreaterThan(low + coarse);
        expect(two, `${param} ArrowUp`).toBeGreaterThan(one);
        const step = two - one;
        expect(coarse, `${param} PageUp is coarse`).toBeGreaterThan(step * 1.5);
        const fine = (await after('Shift+ArrowRight')) - two;
        expect(fine, `${param} Shift is fine`).toBeGreaterThan(0);
        // A count has nothing between two steps.
        expect(fine, `${param} Shift is fine`).toBeLessThan(step === 1 ? 1.5 : step / 1.5);
        const high = two + fine;
        const back = await after('ArrowLeft');
        expect(back, `${param} ArrowLeft`).toBeLessThan(high);
        const down = await after('ArrowDown');
        expect(down, `${param} ArrowDown`).toBeLessThan(back);
        expect(await after('PageDown'), `${param} PageDown`).toBeLessThan(down);
        const top = await after('End');
        expect(top, `${param} End`).toBe((await figure.state(param)).max);
        await figure.reset();
      }
    });

    test('tells the meaning of a number by its name, and its details by the rest', async ({
      page,
    }) => {
      const figure = await openFigure(page, at.path, id);
      const terms = figure.root.locator('.readout .term, table:has(.readout) .term');
      expect(await terms.count()).toBeGreaterThan(0);
      for (const term of await terms.all()) {
        await term.evaluate((element) => element.scrollIntoView({ block: 'center' }));
        const { width, height, onTop } = await term.evaluate((element) => {
          const box = element.getBoundingClientRect();
          const found = document.elementFromPoint(
            box.left + box.width / 2,
            box.top + box.height / 2,
          );
          return { width: box.width, height: box.height, onTop: element.contains(found) };
        });
        expect(onTop, await term.innerText()).toBe(true);
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(23.5);
      }
      await terms.first().click();
      await expect(figure.root.locator('.tip:popover-open')).toHaveAttribute('role', 'note');
      await page.keyboard.press('Escape');
      const more = figure.root.locator('.readout-more').first();
      const { width = 0, height = 0 } = (await more.boundingBox()) ?? {};
      await more.click({ position: { x: 0.4 * width, y: 0.8 * height } });
      await expect(figure.root.locator('.readout .tip:popover-open')).not.toHaveAttribute('role');
    });

    test('shows which handle has the focus', async ({ page }) => {
      const figure = await openFigure(page, at.path, id);
      for (const param of await figure.params()) {
        const { x, y } = await figure.centre(param);
        const size = 120;
        const clip = { x: x - size / 2, y: y - size / 2, width: size, height: size };
        await page.evaluate(() => {
          if (
            document.activeElement instanceof HTMLElement ||
            document.activeElement instanceof SVGElement
          )
            document.activeElement.blur();
        });
        const without = await page.screenshot({ clip, animations: 'disabled' });
        await figure.press(param, 'Shift');
        const focused = await page.screenshot({ clip, animations: 'disabled' });
        expect(focused.equals(without), `${param} looks the same with and without focus`).toBe(
          false,
        );
      }
    });

    for (const seed of [1, 2]) {
      test(`keeps its numbers and derivations right on a random walk (seed ${seed})`, async ({
        page,
      }) => {
        const figure = await openFigure(page, at.path, id);
        const params = await figure.params();
        const random = seeded(seed);
        const keys = [
          'ArrowRight',
          'ArrowLeft',
          'PageUp',
          'PageDown',
          'Shift+ArrowUp',
          'Home',
          'End',
        ];
        const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
        const walked: string[] = [];
        for (let move = 0; move < 30; move += 1) {
          // The ends are rare: a state where everything is at its limit is a narrow one.
          const key = random() < 0.1 ? pick(keys) : pick(keys.slice(0, 5));
          const param = pick(params);
          walked.push(`${param} ${key}`);
          await figure.press(param, key);
          const wrong = [...(await badNumbers(figure)), ...(await brokenLines(figure))];
          expect(wrong, walked.join(', ')).toEqual([]);
        }
      });
    }

    test('shows every preset with good numbers, from its button and from a link', async ({
      page,
    }) => {
      const figure = await openFigure(page, at.path, id);
      const presets = figure.root.locator('[data-preset]');
      const ids = await presets.evaluateAll((buttons) =>
        buttons.map((button) => (button as HTMLElement).dataset['preset'] ?? ''),
      );
      expect(ids).not.toEqual([]);
      const problems: string[] = [];
      const wrong = async (of: Figure, preset: string): Promise<void> => {
        const found = [...(await badNumbers(of)), ...(await brokenLines(of))];
        problems.push(...found.map((problem) => `${preset}: ${problem}`));
      };
      const shown: Record<string, unknown> = {};
      for (const preset of ids) {
        const button = figure.root.locator(`[data-preset="${preset}"]`);
        await button.click();
        await expect(button).toHaveAttribute('aria-pressed', 'true');
        shown[preset] = await figure.quantities();
        await wrong(figure, preset);
      }
      const prefix = at.figures[0] === id ? '' : `${id}.`;
      for (const preset of ids) {
        const linked = await openFigure(page, `${at.path}?${prefix}preset=${preset}`, id);
        const button = linked.root.locator(`[data-preset="${preset}"]`);
        await expect(button).toHaveAttribute('aria-pressed', 'true');
        expect(await linked.quantities(), preset).toEqual(shown[preset]);
      }
      expect(problems).toEqual([]);
    });

    test('undoes, redoes and resets', async ({ page }) => {
      const figure = await openFigure(page, at.path, id);
      const [param = ''] = await figure.params();
      const start = await figure.quantities();
      const [there] = await keysThatMove(figure, param);
      await figure.press(param, there);
      const moved = await figure.quantities();
      expect(moved).not.toEqual(start);
      await page.keyboard.press('Control+z');
      await expect.poll(() => figure.quantities()).toEqual(start);
      await figure.root.getByRole('button', { name: /redo/iu }).click();
      await expect.poll(() => figure.quantities()).toEqual(moved);
      await figure.root.getByRole('button', { name: /undo/iu }).click();
      await expect.poll(() => figure.quantities()).toEqual(start);
      await figure.press(param, 'PageUp');
      await figure.press(param, there);
      await figure.root.getByRole('button', { name: /reset/iu }).click();
      await expect.poll(() => figure.quantities()).toEqual(start);
    });

    test('names its state in the URL and restores it at first paint', async ({ page }) => {
      await recordShown(page, id);
      const figure = await openFigure(page, at.path, id);
      const [param = ''] = await figure.params();
      const before = await figure.positions();
      const [there] = await keysThatMove(figure, param);
      for (let i = 0; i < 3; i += 1) await figure.press(param, there);
      const [positions, quantities] = [await figure.positions(), await figure.quantities()];
      expect(positions).not.toEqual(before);
      // The last write trails the last key by up to a third of a second.
      await expect.poll(() => new URL(page.url()).search).toContain(String(positions[param]));
      await page.reload();
      const again = await readyFigure(page, id);
      expect(await again.positions()).toEqual(positions);
      expect(await again.quantities()).toEqual(quantities);
      const shown = await page.evaluate(() => (globalThis as { shown?: string[] }).shown);
      expect(new Set(shown), 'values of the first handle that were ever painted').toEqual(
        new Set([String(positions[param])]),
      );
      await again.root.getByRole('button', { name: /reset/iu }).click();
      await expect.poll(() => new URL(page.url()).search).toBe('');
    });

    test('follows the mouse, and does not jump when a handle is pressed off its middle', async ({
      page,
    }) => {
      const figure = await openFigure(page, at.path, id);
      for (const param of await figure.params()) {
        const { x, y } = await figure.centre(param);
        const start = await figure.positions();
        await page.mouse.move(x + 4, y - 4);
        await page.mouse.down();
        expect(await figure.positions(), `${param} pressed`).toEqual(start);
        await page.mouse.move(x + 24, y - 24, { steps: 4 });
        const moved = (await figure.positions())[param];
        expect(moved, `${param} dragged`).not.toBe(start[param]);
        await page.mouse.move(x + 4, y - 4, { steps: 4 });
        const back = (await figure.positions())[param] ?? Number.NaN;
        const travel = Math.abs((moved ?? 0) - (start[param] ?? 0));
        expect(Math.abs(back - (start[param] ?? 0)), `${param} dragged back`).toBeLessThan(
          travel / 2,
        );
        await page.mouse.up();
        await figure.reset();
      }
    });

    test('leaves the wheel to the page', async ({ page }) => {
      const figure = await openFigure(page, at.path, id);
      const [param = ''] = await figure.params();
      const { x, y } = await figure.centre(param);
      const before = await page.evaluate(() => scrollY);
      await page.mouse.move(x, y);
      await page.mouse.wheel(0, 120);
      await expect.poll(() => page.evaluate(() => scrollY)).not.toBe(before);
    });

    test.describe('by touch', () => {
      test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });

      test('follows the finger in any direction, and the page stays where it is', async ({
        page,
        context,
      }) => {
        const figure = await openFigure(page, at.path, id);
        const client = await context.newCDPSession(page);
        const scrolled = () => page.evaluate(() => scrollY);
        for (const param of await figure.params()) {
          const from = await figure.centre(param);
          const top = await scrolled();
          const start = (await figure.state(param)).now;
          // Mostly up or down, as a finger that starts to scroll; bars follow that, the others the rest.
          await swipe(client, from, { x: 24, y: from.y > 400 ? -60 : 60 }, async () => {
            // The browser hands moves on with its frames: a busy machine is given the time for one.
            await expect
              .poll(async () => (await figure.state(param)).now, {
                message: `${param} while touched`,
              })
              .not.toBe(start);
          });
          expect((await figure.state(param)).now, `${param} let go`).not.toBe(start);
          expect(await scrolled(), `scrolled by ${param}`).toBe(top);
          await figure.reset();
        }
      });

      test('leaves the page to a finger on an empty part of a plot', async ({ page, context }) => {
        const figure = await openFigure(page, at.path, id);
        const client = await context.newCDPSession(page);
        const [param = ''] = await figure.params();
        await figure.centre(param);
        const start = await figure.positions();
        const empty = await emptyPlace(figure, param);
        const top = await page.evaluate(() => scrollY);
        await swipe(client, empty, { x: 0, y: -120 });
        await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(top + 40);
        expect(await figure.positions()).toEqual(start);
      });
    });
  });
}

/** A place in the plot of this handle that is far from all handles, in the viewport. */
async function emptyPlace(figure: Figure, param: string): Promise<{ x: number; y: number }> {
  return figure.handle(param).evaluate((handle) => {
    const drawing = handle.closest('svg');
    if (drawing === null) throw new Error('a handle lies in a drawing');
    const box = drawing.getBoundingClientRect();
    const middles = [...drawing.querySelectorAll('[role="slider"]')].map((other) => {
      const { x, y, width, height } = other.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    for (let y = box.top + 20; y < Math.min(box.bottom, innerHeight); y += 10) {
      for (let x = box.left + 60; x < box.right - 20; x += 10) {
        if (middles.every((middle) => Math.hypot(middle.x - x, middle.y - y) > 40)) return { x, y };
      }
    }
    throw new Error('no empty place');
  });
}

/** Notes, frame by frame from the first one on, what value of the first handle can be seen. */
async function recordShown(page: Page, id: string): Promise<void> {
  await page.addInitScript((figure) => {
    const shown: string[] = [];
    Object.assign(globalThis, { shown });
    const look = (): void => {
      const handle = document.querySelector(`[data-figure="${figure}"] [role="slider"]`);
      const visible = handle?.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      if (handle && visible === true) shown.push(handle.getAttribute('aria-valuenow') ?? '');
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, id);
}
