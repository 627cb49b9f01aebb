/** The range of an adjustable number and how far keys move it, in its own units. */
export interface StepRange {
  readonly min: number;
  readonly max: number;
  /** Arrow keys. */
  readonly step: number;
  /** Shift + arrow keys; the step when absent. */
  readonly fine?: number | undefined;
  /** Page keys; ten steps when absent. */
  readonly coarse?: number | undefined;
  /** `log`: the steps are factors (1.1 goes on by a tenth of the value), coarse ones the tenth power when absent. */
  readonly scale?: 'linear' | 'log' | undefined;
}

interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const UP = new Set(['ArrowUp', 'ArrowRight', 'PageUp']);
const DOWN = new Set(['ArrowDown', 'ArrowLeft', 'PageDown']);

/**
 * Where a key press takes a value, kept within its range, or undefined when the key is not one that moves it.
 * Up and right always increase.
 */
export function stepValue(value: number, press: KeyPress, range: StepRange): number | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  if (press.key === 'Home') return range.min;
  if (press.key === 'End') return range.max;
  const direction = UP.has(press.key) ? 1 : DOWN.has(press.key) ? -1 : 0;
  if (direction === 0) return undefined;
  const arrow = press.shiftKey ? (range.fine ?? range.step) : range.step;
  const isPage = press.key.startsWith('Page');
  if (range.scale === 'log') {
    const by = isPage ? (range.coarse ?? range.step ** 10) : arrow;
    // Four digits are finer than any step, and stay readable however often it is repeated.
    return clampTo(Number((value * by ** direction).toPrecision(4)), range);
  }
  const by = isPage ? (range.coarse ?? 10 * range.step) : arrow;
  return clampTo(tidy(value + direction * by), range);
}

/** The value moved into the range. */
export function clampTo(value: number, range: Pick<StepRange, 'min' | 'max'>): number {
  // -0 would be read out as "minus zero".
  return Math.min(range.max, Math.max(range.min, value)) + 0;
}

/** Without the dust of decimal steps in binary: 0.1 + 0.2 is 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
