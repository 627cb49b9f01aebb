/** Time of the learning race in Chromium: gradients, steps of descent, and the search for the best rate. */
import type * as core from '../../math';
import type { RaceLoss } from '../../math';
import { openBrowser } from './browser';
import { bundleCore, corePage } from './corePage';
import { median, table } from './table';

const LOSSES: readonly RaceLoss[] = ['kl', 'halfL2', 'l1', 'jsd'];
const TARGET = [0.6, 0.2, 0.1, 0.07, 0.03];
/** By how many logits the least class is too high at the start. */
const GAPS = [0, 8, 12];
const STEPS = 1000;
const ROUNDS = 9;

/** What the page has after the core's script. */
interface CorePage {
  readonly Core: Pick<typeof core, 'softmaxGradients' | 'createRun' | 'bestRate'>;
}

/** Prints the table; needs nothing but the sources and a browser. */
export async function benchRaces(executablePath: string): Promise<void> {
  const script = await bundleCore();
  const browser = await openBrowser(executablePath);
  try {
    const page = await corePage(browser, script);
    const measured = await page.evaluate(
      ({ losses, target, gaps, steps, rounds }) => {
        const { Core } = globalThis as unknown as CorePage;
        const timed = (work: () => unknown): number[] =>
          Array.from({ length: rounds }, () => {
            const start = performance.now();
            work();
            return performance.now() - start;
          });
        const from = (gap: number) => [0, 0, 0, 0, gap];
        return losses.map((loss) => ({
          loss,
          gradients: timed(() => Core.softmaxGradients(from(8), target)),
          steps: timed(() =>
            Core.createRun({ logits: from(12), target, loss, rate: 0.01 }).curves(steps),
          ),
          searches: gaps.map((gap) => ({
            took: timed(() => Core.bestRate({ logits: from(gap), target, loss })),
            best: Core.bestRate({ logits: from(gap), target, loss }),
          })),
        }));
      },
      { losses: LOSSES, target: TARGET, gaps: GAPS, steps: STEPS, rounds: ROUNDS },
    );
    const show = (values: readonly number[]) => median(values).toFixed(2);
    table(
      `the learning race in Chromium ${browser.version()}, ms, median of ${ROUNDS}; best rates and their steps`,
      [
        '',
        'all gradients',
        `${STEPS} steps`,
        ...GAPS.map((gap) => `best rate, ${gap} logits wrong`),
      ],
      measured.map(({ loss, gradients, steps, searches }) => [
        loss,
        show(gradients),
        show(steps),
        ...searches.map(({ took, best }) => {
          const { rate, steps: needed, attained } = best;
          return `${show(took)} (${rate.toPrecision(3)}: ${attained ? needed : 'never'})`;
        }),
      ]),
    );
  } finally {
    await browser.close();
  }
}
