import { formatCount } from '../ui';

/** A count in the prose, or a mean of counts, computed by the core while the page is built. */
export function CoreCount({
  of,
  digits = 15,
}: {
  readonly of: { readonly value: number };
  /** So many leading ones are given, the others are zeros: where the last ones are chance. */
  readonly digits?: number;
}) {
  const rounded = Number(Math.round(of.value).toPrecision(digits));
  return <span className="core-number">{formatCount(rounded)}</span>;
}
