import { useState, type ReactNode } from 'react';

/** A short message that can be put away. Read out politely. */
export function Notice({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(true);
  if (!open) return null;
  return (
    <div className="notice">
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output is for the numbers */}
      <p role="status">{children}</p>
      <button
        type="button"
        className="notice-close"
        aria-label="Dismiss"
        onClick={() => setOpen(false)}
      >
        ×
      </button>
    </div>
  );
}
