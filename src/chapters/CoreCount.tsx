import { formatCount } from '../ui';

/** A count in the prose, or a mean of counts, as a whole number; computed by the core while the page is built. */
export function CoreCount({ of }: { readonly of: { readonly value: number } }) {
  return <span className="core-number">{formatCount(Math.round(of.value))}</span>;
}
