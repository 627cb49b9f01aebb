import { formatNumber } from '../ui';

/** A number in the prose, computed by the core while the page is built; never typed. */
export function CoreNumber({
  of,
  digits = 3,
}: {
  readonly of: { readonly value: number };
  readonly digits?: number;
}) {
  return <span className="core-number">{formatNumber(of.value, digits)}</span>;
}
