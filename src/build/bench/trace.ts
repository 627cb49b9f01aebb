import type { CDPSession } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  /** µs */
  readonly ts: number;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly data?: { readonly type?: string }; readonly name?: string };
}

/** Main-thread milliseconds of one pointer move, from the move to the next one. */
export interface MoveCost {
  readonly script: number;
  readonly style: number;
  readonly layout: number;
  readonly paint: number;
  /** The four together: what the design limits. */
  readonly work: number;
  /** Everything the main thread did, the browser's own housekeeping and the tracing included. */
  readonly all: number;
}

const KINDS = {
  script:
    /^(?:EventDispatch|FunctionCall|EvaluateScript|TimerFire|FireAnimationFrame|RunMicrotasks|V8\.GC.*|MinorGC|MajorGC)$/u,
  style: /^(?:UpdateLayoutTree|RecalculateStyles)$/u,
  layout: /^Layout$/u,
  paint: /^(?:PrePaint|Paint|Layerize|Commit|UpdateLayer|CompositeLayers)$/u,
} as const;

/** Records the browser's own timeline while `work` runs. */
export async function record(client: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }): void => {
    events.push(...(value as TraceEvent[]));
  };
  client.on('Tracing.dataCollected', collect);
  await client.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline'],
    },
  });
  await work();
  const complete = new Promise<void>((resolve) => {
    client.once('Tracing.tracingComplete', () => resolve());
  });
  await client.send('Tracing.end');
  await complete;
  client.off('Tracing.dataCollected', collect);
  return events;
}

/** The cost of each pointer move in a recording. */
export function moveCosts(events: readonly TraceEvent[]): MoveCost[] {
  const moves = events
    .filter((event) => event.name === 'EventDispatch' && event.args?.data?.type === 'pointermove')
    .toSorted((a, b) => a.ts - b.ts);
  const [first] = moves;
  if (first === undefined) return [];
  const main = events.filter(
    ({ pid, tid, ph }) => pid === first.pid && tid === first.tid && ph === 'X',
  );
  const tasks = main.filter(({ name }) => name === 'RunTask');
  // A move's window opens with the task that dispatches it.
  const opens = moves.map(
    ({ ts }) => tasks.find((task) => task.ts <= ts && ts <= task.ts + (task.dur ?? 0))?.ts ?? ts,
  );
  return opens.slice(0, -1).map((from, i) => {
    const to = opens[i + 1] ?? from;
    const within = main.filter(({ ts }) => ts >= from && ts < to);
    const of = (kind: RegExp): number => union(within.filter(({ name }) => kind.test(name)));
    const kinds = Object.values(KINDS);
    return {
      script: of(KINDS.script),
      style: of(KINDS.style),
      layout: of(KINDS.layout),
      paint: of(KINDS.paint),
      work: union(within.filter(({ name }) => kinds.some((kind) => kind.test(name)))),
      all: of(/^RunTask$/u),
    };
  });
}

/** Milliseconds covered by the events, overlaps (an event within another) counted once. */
function union(events: readonly TraceEvent[]): number {
  let covered = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { ts, dur = 0 } of events.toSorted((a, b) => a.ts - b.ts)) {
    covered += Math.max(0, ts + dur - Math.max(ts, end));
    end = Math.max(end, ts + dur);
  }
  return covered / 1000;
}
