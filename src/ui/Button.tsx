import type { ComponentProps } from 'react';
import { useControl } from './frameOptions';

interface ButtonProps extends ComponentProps<'button'> {
  /** For tools that stand in a row. */
  readonly quiet?: boolean;
  /** The state's name for what it changes, if it changes the state: hidden and locked with that. */
  readonly param?: string;
}

/** A push button in the site's look. Takes all attributes of `<button>`. */
export function Button({ quiet = false, className = '', param, ...rest }: ButtonProps) {
  const { hidden, locked } = useControl(param, 'tool');
  if (hidden) return null;
  return (
    <button
      type="button"
      data-control={param}
      {...rest}
      {...(locked && { 'aria-disabled': true, onClick: undefined })}
      className={`button ${className}`}
      data-quiet={quiet || undefined}
    />
  );
}
