import { useState, type ReactNode } from 'react';

/**
 * Where notices come: a live region that is in the page before them, since one that comes together with its text need
 * not be read out.
 */
export function Notices({ children }: { readonly children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output is for the numbers
    <div className="notices" role="status">
      {children}
    </div>
  );
}

/** A short message that can be put away; belongs into Notices, which is read out politely. */
export function Notice({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(true);
  if (!open) return null;
  return (
    <div className="notice">
      <p>{children}</p>
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
