import type { CDPSession } from 'playwright-core';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  /** µs */
  readonly ts: number;
  readonly dur?: number;
  /** µs the thread itself ran for the event: without the time the machine gave to other work. */
  readonly tdur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly data?: { readonly type?: string }; readonly name?: string };
}

/**
 * Milliseconds the main thread ran for one pointer move, from the move to the next one: processor time, which other
 * work on the machine lengthens far less than the time on the clock.
 */
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

/** Milliseconds of the events, those within another of them (which counts them already) left out. */
function union(events: readonly TraceEvent[]): number {
  let spent = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const { ts, dur = 0, tdur = dur } of events.toSorted((a, b) => a.ts - b.ts)) {
    if (ts < end) continue;
    spent += tdur;
    end = ts + dur;
  }
  return spent / 1000;
}
