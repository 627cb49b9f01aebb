/** Whether a figure keeps memory: the heap before and after 10,000 moves, after collection. */
import type { OpenFigure } from './browser';
import { openBrowser, siteFigures } from './browser';
import { table } from './table';

const MOVES = 10_000;
const PER_FRAME = 20;

async function heap({ client }: OpenFigure): Promise<number> {
  for (let i = 0; i < 3; i += 1) await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  return usedSize;
}

/**
 * Presses a handle with the real mouse, then sends it pointer moves from inside the page (real ones are tied to the
 * frame rate and would take minutes). Returns how many of them changed the handle's value: each move is handled before
 * the next one is sent, and is so far from the one before that it must.
 */
async function moveOften(figure: OpenFigure, param: string, moves: number): Promise<number> {
  const start = await figure.centre(param);
  await figure.page.mouse.move(start.x, start.y);
  await figure.page.mouse.down();
  const passed = await figure.page.evaluate(
    async ({ id, name, x, y, count, perFrame }) => {
      const handle = document.querySelector(`[data-figure="${id}"] [data-param="${name}"]`);
      let changes = 0;
      for (let i = 0; i < count; i += 1) {
        // Away from the start to one side: many a handle stands near an end of its range.
        const by = 45 + 30 * Math.sin(i / 7) + 12 * (i % 2);
        const before = handle?.getAttribute('aria-valuenow');
        const at = {
          clientX: x + by,
          clientY: y - by,
          pointerId: 1,
          pointerType: 'mouse',
          buttons: 1,
        };
        handle?.dispatchEvent(
          new PointerEvent('pointermove', { ...at, bubbles: true, isPrimary: true }),
        );
        if (handle?.getAttribute('aria-valuenow') !== before) changes += 1;
        if (i % perFrame === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return changes;
    },
    { id: figure.id, name: param, ...start, count: moves, perFrame: PER_FRAME },
  );
  await figure.page.mouse.up();
  // The URL's trailing write and the spoken sentence come after the rest.
  await figure.page.waitForTimeout(1500);
  return passed;
}

/** Prints one row per figure. */
export async function benchHeap(executablePath: string, site: string): Promise<void> {
  const browser = await openBrowser(executablePath);
  const rows: string[][] = [];
  try {
    for await (const figure of siteFigures(browser, site)) {
      const [param] = figure.params;
      if (param === undefined) continue;
      // Compiled code and caches of fixed size are not leaks: they are there after the first thousand.
      await moveOften(figure, param, 1000);
      const before = await heap(figure);
      const passed = await moveOften(figure, param, MOVES);
      const after = await heap(figure);
      rows.push([
        `${figure.id} ${param}`,
        (before / 1e6).toFixed(2),
        (after / 1e6).toFixed(2),
        ((after - before) / 1e6).toFixed(2),
        String(passed),
      ]);
    }
  } finally {
    await browser.close();
  }
  table(
    `Heap around ${MOVES} moves, MB after collection (limit ±2)`,
    ['', 'before', 'after', 'difference', 'moves that changed the value'],
    rows,
  );
}
