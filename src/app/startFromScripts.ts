import { createLink, inPage, NotLoadedError, READY, type Reply, type WorkerLink } from '../workers';
import { SCRIPTS_GLOBAL } from './page';
import { scriptTag } from './scriptTag';
import { scriptsGlobal, type Source } from './scriptsGlobal';

/** A worker that has not said by then that it runs will not: a blocked one need not tell. */
const PATIENCE_MS = 5000;

/**
 * Starts a worker from the source text of scripts that are in the page, and of some that only it needs and that are
 * loaded now: a worker that fetched its script would not start from `file://`, nor in a sandboxed frame. Where none
 * starts all the same, the same sources run in the page.
 */
export function startFromScripts(name: string): WorkerLink {
  const started = start(name);
  // Told by the call; a link that nobody calls may fail unheard.
  started.catch(() => {});
  return {
    call: async (request) => (await started).call(request),
    close: () => void started.then((link) => link.close()).catch(() => {}),
  };
}

async function start(name: string): Promise<WorkerLink> {
  const meta = document.querySelector<HTMLMetaElement>(`meta[name="worker-${name}"]`);
  if (meta === null) throw new Error(`no scripts for the worker "${name}" on this page`);
  const files = meta.content.split(' ');
  const sources = await load(files, meta.dataset.root ?? '');
  const own = sources[sources.length - 1];
  const shared = sources.slice(0, -1);
  try {
    const set = shared.map(
      (source, i) => `${SCRIPTS_GLOBAL}[${JSON.stringify(files[i])}]=(${String(source)})();`,
    );
    return await startWorker(
      [`${SCRIPTS_GLOBAL}={};`, ...set, `(${String(own)})(self);`].join('\n'),
    );
  } catch {
    for (const [i, source] of shared.entries()) scriptsGlobal()[files[i]] ??= source();
    return inPage(own);
  }
}

function load(files: readonly string[], root: string): Promise<Source[]> {
  return Promise.all(files.map((file) => sourceOf(file, root + file)));
}

async function sourceOf(file: string, address: string): Promise<Source> {
  const find = () => scriptsGlobal().sources?.[file];
  const known = find();
  if (known !== undefined) return known;
  const script = scriptTag(address);
  await new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new NotLoadedError(file)));
  });
  const loaded = find();
  if (loaded === undefined) {
    // Something else came in its place, and its tag would not load again.
    script.remove();
    throw new NotLoadedError(file);
  }
  return loaded;
}

/** Resolves when it runs; rejects when that is not allowed here, or not possible. */
async function startWorker(text: string): Promise<WorkerLink> {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  const worker = new Worker(url);
  const link = createLink(
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is a window's
    (request) => worker.postMessage(request),
    () => worker.terminate(),
  );
  try {
    await new Promise<void>((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<typeof READY | Reply>) => {
        if (data === READY) resolve();
        else link.take(data);
      });
      worker.addEventListener('error', () => {
        reject(new Error('the worker does not start'));
        link.fail(new Error('the worker stopped'));
      });
      setTimeout(() => reject(new Error('the worker says nothing')), PATIENCE_MS);
    });
  } catch (error) {
    worker.terminate();
    throw error;
  } finally {
    URL.revokeObjectURL(url);
  }
  return link;
}
