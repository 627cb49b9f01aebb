/** What a drag costs on the built site: main-thread time per pointer move, and frames on a machine four times slower. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Asked, OpenFigure } from './browser';
import { openBrowser, siteFigures, wiggle } from './browser';
import { median, percentile, table } from './table';
import type { MoveCost } from './trace';
import { moveCosts, record } from './trace';

const MOVES = 130;
/** Between moves: two frames, so that each move has its own frame. */
const PAUSE = 34;
const SLOWER = 4;
/** A desk and a phone. */
const VIEWPORTS = [
  { width: 1440, height: 900 },
  { width: 360, height: 780 },
];
/** Handles measured per figure: enough to hold every kind there is. */
const HANDLES = 6;

/** Presses a handle, lets `moves` move the pointer, releases. */
async function drag(
  figure: OpenFigure,
  param: string,
  moves: (to: (i: number) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const start = await figure.centre(param);
  const mouse = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number, y: number) =>
    figure.client.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
    });
  await mouse('mouseMoved', start.x, start.y);
  await mouse('mousePressed', start.x, start.y);
  await moves((i) => {
    const { x, y } = wiggle(start, i);
    return mouse('mouseMoved', x, y);
  });
  await mouse('mouseReleased', start.x, start.y);
}

async function costs(figure: OpenFigure, param: string): Promise<MoveCost[]> {
  let events: Awaited<ReturnType<typeof record>> = [];
  await drag(figure, param, async (to) => {
    for (let i = 0; i < 20; i += 1) {
      await to(i);
      await wait(PAUSE);
    }
    events = await record(figure.client, async () => {
      for (let i = 0; i < MOVES; i += 1) {
        await to(i);
        await wait(PAUSE);
      }
    });
  });
  return moveCosts(events);
}

/** Times between frames, ms, while moves arrive about 60 times a second. */
async function frameIntervals(figure: OpenFigure, param: string): Promise<number[]> {
  await figure.page.evaluate(() => {
    const frames: number[] = [];
    const note = (time: number): void => {
      frames.push(time);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    Object.assign(globalThis, { frames });
  });
  await drag(figure, param, async (to) => {
    const sent: Promise<unknown>[] = [];
    for (let i = 0; i < MOVES; i += 1) {
      sent.push(to(i));
      await wait(16);
    }
    await Promise.all(sent);
  });
  const frames = await figure.page.evaluate(
    () => (globalThis as unknown as { frames: number[] }).frames,
  );
  return frames.slice(1).map((time, i) => time - (frames[i] ?? time));
}

/** One row per handle and speed. */
async function rowsOf(figure: OpenFigure, viewport: string): Promise<string[][]> {
  const rows: string[][] = [];
  for (const rate of [1, SLOWER]) {
    await figure.client.send('Emulation.setCPUThrottlingRate', { rate });
    for (const param of figure.params.slice(0, HANDLES)) {
      const cost = await costs(figure, param);
      const of = (key: keyof MoveCost, share: number) =>
        percentile(
          cost.map((move) => move[key]),
          share,
        ).toFixed(1);
      const frames = rate === 1 ? [] : await frameIntervals(figure, param);
      rows.push([
        `${figure.id} ${param}`,
        viewport,
        `${rate}×`,
        String(cost.length),
        ...(['script', 'style', 'layout', 'paint'] as const).map((key) => of(key, 0.5)),
        of('work', 0.5),
        of('work', 0.95),
        of('all', 0.95),
        frames.length === 0
          ? ''
          : `${median(frames).toFixed(1)} / ${percentile(frames, 0.95).toFixed(1)}`,
      ]);
    }
  }
  return rows;
}

/** Prints one row per viewport, handle and speed. */
export async function benchDrag(executablePath: string, site: string, asked: Asked): Promise<void> {
  const browser = await openBrowser(executablePath);
  const rows: string[][] = [];
  try {
    for (const viewport of VIEWPORTS) {
      for await (const figure of siteFigures(browser, site, viewport, asked)) {
        rows.push(...(await rowsOf(figure, `${viewport.width}×${viewport.height}`)));
      }
    }
  } finally {
    await browser.close();
  }
  table(
    'A drag on the built site, main-thread ms per pointer move (aim: p95 ≤ 6, limit 12; frames p95 ≤ 17 at 4×)',
    [
      '',
      'window',
      'CPU',
      'moves',
      'script',
      'style',
      'layout',
      'paint',
      'work median',
      'work p95',
      'all p95',
      'frames median / p95',
    ],
    rows,
  );
}
