import type { ContinuousSpec } from '../types';

/** Whether two specifications name the same density, field by field. */
export function areIdentical(q: ContinuousSpec, p: ContinuousSpec): boolean {
  if (q.family !== p.family) return false;
  const other = p as unknown as Record<string, unknown>;
  return Object.entries(q).every(([key, value]) => sameValue(value, other[key]));
}

function sameValue(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a)) return a === b;
  return Array.isArray(b) && a.length === b.length && a.every((v, i) => v === b[i]);
}
