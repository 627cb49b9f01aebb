/** Round heights for an axis: 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten. */
const ROUND = [1, 1.5, 2, 3, 4, 5, 6, 8, 10] as const;

/** The next round number at or above a positive value; 1 for anything else. */
export function roundUp(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const found = ROUND.find((round) => round * power >= value * (1 - 1e-12));
  return (found ?? 10) * power;
}
