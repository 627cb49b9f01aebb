/** Time of maps of losses and of descent paths in Chromium. */
import type { Browser } from 'playwright-core';
import type * as core from '../../math';
import type { LandscapeLoss } from '../../math';
import { openBrowser } from './browser';
import { bundleCore, corePage } from './corePage';
import { median, table } from './table';

const LOSSES: readonly LandscapeLoss[] = ['klQP', 'klPQ', 'l2Squared', 'jsd', 'tv'];
/** The coarse picture, and the full one. */
const SIZES = [24, 96] as const;
const WINDOW = { mean: [-6, 6], sd: [0.1, 6] } as const;
const FROM = { mean: 4, sd: 0.3 };
const ROUNDS = 15;
const WARM_UP = 3;
const COLD_STARTS = 5;

/** What the page has after the core's script. */
interface CorePage {
  readonly Core: Pick<typeof core, 'landscape' | 'descentPath'>;
}

/** Two components, each round a little farther apart, as in a drag: nothing is known of a target from the round before. */
const apart = (round: number) => ({
  family: 'gaussianMixture' as const,
  weights: [0.35, 0.65],
  means: [-2.2 - 1e-3 * round, 1.8],
  sds: [0.6, 1],
});

/** Prints the table; needs nothing but the sources and a browser. */
export async function benchLandscapes(executablePath: string): Promise<void> {
  const script = await bundleCore();
  const browser = await openBrowser(executablePath);
  try {
    const cold: { coarse: number; full: number }[] = [];
    for (let i = 0; i < COLD_STARTS; i += 1) cold.push(await firstMaps(browser, script));
    const warm = await warmTimes(browser, script);
    const show = (times: readonly number[]): string[] => [
      median(times).toFixed(1),
      Math.max(...times).toFixed(1),
    ];
    const [coarse, full] = SIZES.map((size) => `${size} × ${size}`);
    table(
      `maps of losses over (mean, log sd) in Chromium ${browser.version()}, ms, of ${ROUNDS} new targets`,
      ['', 'median', 'worst'],
      [
        [
          `all five, ${coarse}, first after load (${COLD_STARTS} loads)`,
          ...show(cold.map((one) => one.coarse)),
        ],
        [`all five, ${full}, then`, ...show(cold.map((one) => one.full))],
        [`all five, ${coarse}`, ...show(warm.coarse)],
        [`all five, ${full}`, ...show(warm.full)],
        ...warm.single.flatMap((one) => [
          [`${one.loss}, ${coarse}`, ...show(one.coarse)],
          [`${one.loss}, ${full}`, ...show(one.full)],
        ]),
        ...warm.paths.map(({ loss, took }) => [`descent by ${loss}`, ...show(took)]),
      ],
    );
  } finally {
    await browser.close();
  }
}

async function firstMaps(browser: Browser, script: string) {
  const page = await corePage(browser, script);
  const took = await page.evaluate(
    ({ target, losses, window, sizes }) => {
      const { Core } = globalThis as unknown as CorePage;
      const [coarse, full] = sizes.map((size) => {
        const start = performance.now();
        Core.landscape(target, { losses, ...window, columns: size, rows: size });
        return performance.now() - start;
      });
      return { coarse, full };
    },
    { target: apart(0), losses: LOSSES, window: WINDOW, sizes: SIZES },
  );
  await page.close();
  return took;
}

async function warmTimes(browser: Browser, script: string) {
  const page = await corePage(browser, script);
  const targets = Array.from({ length: WARM_UP + ROUNDS }, (_, round) => apart(round));
  const took = await page.evaluate(
    ({ all, warmUp, losses, window, sizes, from }) => {
      const { Core } = globalThis as unknown as CorePage;
      const timed = (work: (target: (typeof all)[number]) => unknown): number[] =>
        all
          .map((target) => {
            const start = performance.now();
            work(target);
            return performance.now() - start;
          })
          .slice(warmUp);
      const map = (some: readonly LandscapeLoss[], size: number) =>
        timed((target) =>
          Core.landscape(target, { losses: some, ...window, columns: size, rows: size }),
        );
      const path = (loss: LandscapeLoss) =>
        timed((target) => Core.descentPath(target, loss, from, { coordinates: 'meanLogSd' }));
      // The full ones first: they warm the code for the coarse ones, whose cold times are told apart.
      const full = map(losses, sizes[1]);
      return {
        full,
        coarse: map(losses, sizes[0]),
        single: losses.map((loss) => ({
          loss,
          coarse: map([loss], sizes[0]),
          full: map([loss], sizes[1]),
        })),
        paths: losses.map((loss) => ({ loss, took: path(loss) })),
      };
    },
    { all: targets, warmUp: WARM_UP, losses: LOSSES, window: WINDOW, sizes: SIZES, from: FROM },
  );
  await page.close();
  return took;
}
