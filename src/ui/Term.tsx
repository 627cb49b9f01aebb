import { useId, type ReactNode } from 'react';
import { GLOSSARY, type GlossaryId } from './glossary';

/**
 * A symbol that tells its meaning at a tap or by keyboard. The browser's own popover does it, so that it also works
 * in prerendered prose, which has no script.
 */
export function Term({ id, children }: { readonly id: GlossaryId; readonly children: ReactNode }) {
  const tip = useId();
  return (
    <>
      <button type="button" className="term" popoverTarget={tip}>
        {children}
      </button>
      <span id={tip} className="tip" popover="auto" role="note">
        {GLOSSARY[id]}
      </span>
    </>
  );
}
