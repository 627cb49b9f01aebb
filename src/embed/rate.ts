/** Lets so many through at once and so many a second after that. */
export function createGate(atOnce: number, aSecond: number): () => boolean {
  let left = atOnce;
  let last = performance.now();
  return () => {
    const now = performance.now();
    left = Math.min(atOnce, left + ((now - last) * aSecond) / 1000);
    last = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}

interface Paced {
  /** Runs soon, once for all the calls till then. */
  call(this: void): void;
  stop(this: void): void;
}

/** At most one run in each gap, the first at once, and one after the last call. */
export function pace(run: () => void, gapMs: number): Paced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;
  return {
    call() {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          last = performance.now();
          run();
        },
        Math.max(0, last + gapMs - performance.now()),
      );
    },
    stop: () => clearTimeout(timer),
  };
}
