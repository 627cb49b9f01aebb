/** Time of one `compare` in Chromium, over all pairs of the references. */
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser';
import { bundleCore, corePage } from './corePage';
import { CONTINUOUS, referenceFiles, specsOf } from './references';
import { median, percentile, table } from './table';

const ROUNDS = 40;
const WARM_UP = 5;
const COLD_STARTS = 7;

/** What the page has after the core's script. */
interface CorePage {
  readonly Core: { compare(q: unknown, p: unknown): unknown };
}

/** Prints the table; needs nothing but the sources and a browser. */
export async function benchTiming(executablePath: string): Promise<void> {
  const script = await bundleCore();
  const cases = referenceFiles()
    .filter(({ file }) => CONTINUOUS.some((name) => name === file))
    .flatMap((file) => file.cases);
  const pairs = cases.map(specsOf);
  const browser = await openBrowser(executablePath);
  try {
    const warm = await timePairs(browser, script, pairs);
    const cold: number[] = [];
    for (let i = 0; i < COLD_STARTS; i += 1) cold.push(await timeFirstCall(browser, script, pairs));
    const show = (values: readonly number[]) =>
      [median(values), percentile(values, 0.95), Math.max(...values)].map((ms) => ms.toFixed(3));
    table(
      `compare() in Chromium ${browser.version()}, ms a pair: ${pairs.length} pairs, median of ${ROUNDS} calls each`,
      ['', 'median', 'p95', 'worst'],
      [
        ['warm, over the pairs', ...show(warm)],
        [`first call after load, over ${COLD_STARTS} loads`, ...show(cold)],
      ],
    );
    const slowest = warm
      .map((ms, i) => ({ ms, id: cases[i]?.id ?? '' }))
      .toSorted((a, b) => b.ms - a.ms)
      .slice(0, 5);
    console.log(`slowest: ${slowest.map(({ id, ms }) => `${id} ${ms.toFixed(3)}`).join(', ')}`);
  } finally {
    await browser.close();
  }
}

/** Median time of each pair. Rounds go through all pairs in turn, so that no call meets a cache warmed by its twin. */
async function timePairs(
  browser: Browser,
  script: string,
  pairs: readonly unknown[],
): Promise<number[]> {
  const page = await corePage(browser, script);
  const times = await page.evaluate(
    ({ all, rounds, warmUp }) => {
      const { Core } = globalThis as unknown as CorePage;
      const samples = all.map((): number[] => []);
      for (let round = -warmUp; round < rounds; round += 1) {
        all.forEach((pair, i) => {
          const [q, p] = pair as [unknown, unknown];
          const start = performance.now();
          Core.compare(q, p);
          const took = performance.now() - start;
          if (round >= 0) samples[i]?.push(took);
        });
      }
      return samples;
    },
    { all: pairs, rounds: ROUNDS, warmUp: WARM_UP },
  );
  await page.close();
  return times.map(median);
}

/** The first call in a fresh page. */
async function timeFirstCall(
  browser: Browser,
  script: string,
  pairs: readonly unknown[],
): Promise<number> {
  const page = await corePage(browser, script);
  const took = await page.evaluate((pair) => {
    const { Core } = globalThis as unknown as CorePage;
    const [q, p] = pair as [unknown, unknown];
    const start = performance.now();
    Core.compare(q, p);
    return performance.now() - start;
  }, pairs[0]);
  await page.close();
  return took;
}
