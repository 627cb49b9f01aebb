import { cacheName, outdatedCaches } from './keptCaches';
import type { OfflineRelease } from './page';

/**
 * The service worker, `sw.js` in the site's top folder: after the first visit the site works without a network. It keeps
 * every page and script of its release, but no pictures and no archive. Pages come from the network while there is one,
 * so that a new release is seen at once; scripts and fonts, whose names change with what is in them, from what was kept.
 */
/** The parts of a worker's scope that are used: TypeScript knows either pages or workers. */
interface WorkerScope {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
}

interface WorkerEvent {
  readonly request: Request;
  waitUntil(work: Promise<unknown>): void;
  respondWith(response: Promise<Response>): void;
}

/** Put in by the build when it has written all the rest (see build/offlineFiles). */
const release = JSON.parse('%RELEASE%') as OfflineRelease;

/** Names of files here change with what is in them. */
const LASTING = 'assets/';

/** At a time: a browser need not open a hundred connections, and the reader's own request need not wait for them. */
const AT_A_TIME = 6;

const scope = self as unknown as WorkerScope;
const root = new URL('./', scope.location.href).href;

const NAME = cacheName(root, release.id);

/** Kept as the last of a release, and asked for by no page: with it a cache is whole. */
const WHOLE = `${root}?whole`;

async function keepRelease(): Promise<void> {
  const [cache, before] = await Promise.all([caches.open(NAME), caches.keys()]);
  const rest = [...release.files];
  const next = async (): Promise<void> => {
    for (let file = rest.shift(); file !== undefined; file = rest.shift()) {
      const url = root + file;
      const known = file.startsWith(LASTING) && before.length > 0 ? await caches.match(url) : null;
      // Not what the browser may have kept of the release before.
      const response = known ?? (await fetch(url, { cache: 'no-cache' }));
      if (!response.ok) throw new Error(`${response.status} for ${url}`);
      await cache.put(url, response);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, next));
  await cache.put(WHOLE, new Response());
  await scope.skipWaiting();
}

async function dropOld(): Promise<void> {
  const names = await caches.keys();
  const whole = new Set<string>();
  for (const name of names) if (await caches.match(WHOLE, { cacheName: name })) whole.add(name);
  const outdated = outdatedCaches({ names, whole, root, id: release.id });
  await Promise.all(outdated.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** The address as it was kept: without the state in its query, and the folder for its page. */
function keptAs(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/\/index\.html$/, '/');
}

async function answer(request: Request): Promise<Response> {
  const isLasting = request.url.startsWith(root + LASTING);
  const cache = isLasting ? caches : await caches.open(NAME);
  const kept = await cache.match(keptAs(request.url));
  if (kept && isLasting) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

scope.addEventListener('install', (event) => event.waitUntil(keepRelease()));
scope.addEventListener('activate', (event) => event.waitUntil(dropOld()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method === 'GET' && request.url.startsWith(root) && !request.headers.has('range'))
    event.respondWith(answer(request));
});
