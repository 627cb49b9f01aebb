import type { ComponentPropsWithoutRef } from 'react';

/** A push button in the site's look; `quiet` for tools that stand in a row. Takes all attributes of `<button>`. */
export function Button({
  quiet = false,
  className = '',
  ...rest
}: ComponentPropsWithoutRef<'button'> & { readonly quiet?: boolean }) {
  return (
    <button
      type="button"
      {...rest}
      className={`button ${className}`}
      data-quiet={quiet || undefined}
    />
  );
}
