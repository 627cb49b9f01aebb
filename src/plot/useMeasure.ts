import { useLayoutEffect, useState, type RefObject } from 'react';

/** The width a plot is drawn with until its place is known: the prerendered picture. */
const PRERENDERED_WIDTH = 640;

interface Measure {
  readonly width: number;
  readonly fontSize: number;
}

/**
 * Width of the element in whole CSS pixels, and its font size, kept up to date. A place without width (a hidden slide)
 * changes nothing.
 */
export function useMeasure(ref: RefObject<Element | null>, fontSize: number): Measure {
  const [measure, setMeasure] = useState<Measure>({ width: PRERENDERED_WIDTH, fontSize });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return undefined;
    const take = (width: number) => {
      const whole = Math.round(width);
      if (whole === 0) return;
      const size = Number.parseFloat(getComputedStyle(element).fontSize) || fontSize;
      setMeasure((old) =>
        old.width === whole && old.fontSize === size ? old : { width: whole, fontSize: size },
      );
    };
    take(element.getBoundingClientRect().width);
    if (typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver((entries) => {
      for (const entry of entries) take(entry.contentRect.width);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, fontSize]);
  return measure;
}
