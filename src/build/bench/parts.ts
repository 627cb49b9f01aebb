import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { benchAccuracy } from './accuracy';
import type { Asked } from './browser';
import { benchDrag } from './drag';
import { benchHeap } from './heap';
import { benchLandscapes } from './landscapes';
import { benchRaces } from './races';
import { benchSizes } from './sizes';
import { benchTiming } from './timing';

/** What the parts need of the machine. */
interface Tools {
  /** Path of a browser. */
  readonly findBrowser: () => Promise<string>;
  /** Serves dist/ and tells the address. */
  readonly serveSite: () => Promise<string>;
}

const parts: Readonly<Record<string, (tools: Tools, asked: Asked) => Promise<void> | void>> = {
  accuracy: benchAccuracy,
  timing: async ({ findBrowser }) => benchTiming(await findBrowser()),
  races: async ({ findBrowser }) => benchRaces(await findBrowser()),
  landscapes: async ({ findBrowser }) => benchLandscapes(await findBrowser()),
  sizes: benchSizes,
  drag: async ({ findBrowser, serveSite }, asked) =>
    benchDrag(await findBrowser(), await serveSite(), asked),
  heap: async ({ findBrowser, serveSite }) => benchHeap(await findBrowser(), await serveSite()),
};

/**
 * Runs the parts named after `--only` (comma-separated), all without it; `--figures` and `--query` say which figures a drag
 * is measured on, and in which state. Throws one sentence for an unknown part.
 */
export async function runParts(args: readonly string[], tools: Tools): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: { only: text, figures: text, query: text },
  });
  const asked = { figures: values.figures?.split(','), query: values.query ?? '' };
  const [load = 0] = loadavg();
  console.log(
    `${cpus().length} cores, ${cpus()[0]?.model ?? ''}, Node ${process.versions.node}, load ${load.toFixed(1)}`,
  );
  if (load > 1) console.log('The machine is busy with other work: timings will be too long.');
  for (const name of values.only?.split(',') ?? Object.keys(parts)) {
    const part = parts[name];
    if (part === undefined) throw new Error(`--only knows ${Object.keys(parts).join(', ')}.`);
    await part(tools, asked);
  }
}
