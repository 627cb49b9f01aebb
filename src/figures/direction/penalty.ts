import { klPQ, klQP } from '../../math';
import type { Points } from '../../plot';
import { densityGrid } from '../densityGrid';
import type { Direction, DirectionSnapshot } from './state';

interface Penalty {
  /** What is shaded: its area, where it is below 0 counted negative, is the whole KL. */
  readonly label: string;
  readonly total: string;
  readonly height: (logQ: number, logP: number) => number;
}

function textbook(of: typeof klQP | typeof klPQ): Penalty['height'] {
  const found = of.integrands.find(({ id }) => id === 'textbook');
  if (found === undefined) throw new RangeError(`the core has no such integrand of ${of.id}`);
  return found.at;
}

/**
 * The integrands of either direction as they stand in the formula. With p − q (or q − p) added they would nowhere be
 * negative, but charge KL(q‖p) p's own mass where q has nothing: just where it is blind.
 */
export const PENALTIES: Readonly<Record<Direction, Penalty>> = {
  klQP: { label: 'q log(q/p)', total: 'KL(q‖p)', height: textbook(klQP) },
  klPQ: { label: 'p log(p/q)', total: 'KL(p‖q)', height: textbook(klPQ) },
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
