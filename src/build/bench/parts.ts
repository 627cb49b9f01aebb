import { cpus, loadavg } from 'node:os';
import { benchAccuracy } from './accuracy';
import { benchDrag } from './drag';
import { benchHeap } from './heap';
import { benchSizes } from './sizes';
import { benchTiming } from './timing';

/** What the parts need of the machine. */
interface Tools {
  /** Path of a browser. */
  readonly findBrowser: () => Promise<string>;
  /** Serves dist/ and tells the address. */
  readonly serveSite: () => Promise<string>;
}

const parts: Readonly<Record<string, (tools: Tools) => Promise<void> | void>> = {
  accuracy: benchAccuracy,
  timing: async ({ findBrowser }) => benchTiming(await findBrowser()),
  sizes: benchSizes,
  drag: async ({ findBrowser, serveSite }) => benchDrag(await findBrowser(), await serveSite()),
  heap: async ({ findBrowser, serveSite }) => benchHeap(await findBrowser(), await serveSite()),
};

/** Runs the parts named after `--only` (comma-separated), all without it. Throws one sentence for an unknown one. */
export async function runParts(args: readonly string[], tools: Tools): Promise<void> {
  const at = args.indexOf('--only');
  const asked = at < 0 ? Object.keys(parts) : (args[at + 1] ?? '').split(',');
  const [load = 0] = loadavg();
  console.log(
    `${cpus().length} cores, ${cpus()[0]?.model ?? ''}, Node ${process.versions.node}, load ${load.toFixed(1)}`,
  );
  if (load > 1) console.log('The machine is busy with other work: timings will be too long.');
  for (const name of asked) {
    const part = parts[name];
    if (part === undefined) throw new Error(`--only knows ${Object.keys(parts).join(', ')}.`);
    await part(tools);
  }
}
