import { useEffect, useState } from 'react';

/** The value as it was when it last had not changed for so many milliseconds; at first as it is. */
export function useRested<T>(value: T, ms: number): T {
  const [rested, rest] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => rest(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
}
