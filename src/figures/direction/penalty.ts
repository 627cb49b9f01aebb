import { klPQ, klQP } from '../../math';
import type { Points } from '../../plot';
import { densityGrid } from '../densityGrid';
import type { Direction, DirectionSnapshot } from './state';

interface Penalty {
  /** What is shaded: nowhere negative, and its area is the whole KL. */
  readonly label: string;
  readonly total: string;
  readonly height: (logQ: number, logP: number) => number;
}

function nonNegative(of: typeof klQP | typeof klPQ): Penalty['height'] {
  const found = of.integrands.find((integrand) => integrand.nonNegative);
  if (found === undefined) throw new RangeError(`the core has no such integrand of ${of.id}`);
  return found.at;
}

/** The integrands of either direction, with p − q (or q − p) added, whose whole is 0: each place shows what it costs. */
export const PENALTIES: Readonly<Record<Direction, Penalty>> = {
  klQP: { label: 'q log(q/p) − q + p', total: 'KL(q‖p)', height: nonNegative(klQP) },
  klPQ: { label: 'p log(p/q) − p + q', total: 'KL(p‖q)', height: nonNegative(klPQ) },
};

/** An integrand over a stretch of the axis; the last one is remembered. */
export function penaltyOver(
  domain: readonly [number, number],
  direction: Direction,
): (now: DirectionSnapshot) => Points {
  const { height } = PENALTIES[direction];
  let last: { readonly derived: object; readonly points: Points } | undefined;
  return ({ derived }) => {
    if (last?.derived !== derived) {
      const x = densityGrid([derived.q, derived.p], domain);
      const y = x.map((z) => height(derived.q.logPdf(z), derived.p.logPdf(z)));
      last = { derived, points: { x, y } };
    }
    return last.points;
  };
}
