/** Points of the table per unit, and where it ends: beyond, e^{−u} is 5e-15. */
export const SOFT_STEPS = 256;
export const SOFT_END = 33;

/** log(1 + e^{−u}) and its slope −1/(1 + e^u) at u = n/SOFT_STEPS. */
export interface SoftTable {
  readonly values: Float64Array;
  readonly slopes: Float64Array;
}

let table: SoftTable | undefined;

/**
 * Made once, when first asked for. Between two points the Taylor polynomial of second degree at the nearer one, whose
 * second derivative is −slope·(1 + slope), is good to 1.2e-10.
 */
export function softTable(): SoftTable {
  if (table === undefined) {
    const at = Float64Array.from({ length: SOFT_END * SOFT_STEPS + 1 }, (_, n) => n / SOFT_STEPS);
    table = {
      values: at.map((u) => Math.log1p(Math.exp(-u))),
      slopes: at.map((u) => -1 / (1 + Math.exp(u))),
    };
  }
  return table;
}
