import { useRef, useState } from 'react';
import { Button } from './Button';

type Outcome = 'idle' | 'copied' | 'by hand';

/** How soon after a change the URL names the state (it is written at most three times a second). */
const URL_SETTLES_MS = 400;

/**
 * Copies the link that names the present state: by the clipboard, else by the old copy command, else the link is laid
 * out selected for the reader to copy. Says which.
 */
export function CopyLink() {
  const [outcome, setOutcome] = useState<Outcome>('idle');
  const [link, setLink] = useState('');
  const box = useRef<HTMLInputElement>(null);

  const copy = async () => {
    await new Promise((resolve) => setTimeout(resolve, URL_SETTLES_MS));
    const { href } = location;
    setLink(href);
    if (await copyText(href)) {
      setOutcome('copied');
      return;
    }
    setOutcome('by hand');
    requestAnimationFrame(() => {
      box.current?.focus({ preventScroll: true });
      box.current?.select();
    });
  };

  return (
    <div className="tool-group copy-link">
      <Button quiet onClick={() => void copy()}>
        Copy link
      </Button>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output is for the numbers */}
      <span role="status" className="copy-said">
        {outcome === 'copied' && 'Link to this state copied.'}
        {outcome === 'by hand' && 'This page may not copy by itself; copy the link here:'}
      </span>
      {outcome === 'by hand' && (
        <input
          ref={box}
          className="copy-box"
          type="text"
          readOnly
          value={link}
          aria-label="Link to this state"
        />
      )}
    </div>
  );
}

/** True when the text is on the clipboard. Neither way may throw: a sandboxed frame forbids both. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

function copyByCommand(text: string): boolean {
  const box = document.createElement('textarea');
  const before = document.activeElement;
  box.value = text;
  box.className = 'visually-hidden';
  document.body.append(box);
  box.select();
  let done = false;
  try {
    // Deprecated, and still the only way where the clipboard's permission is missing.
    // oxlint-disable-next-line typescript/no-deprecated
    done = document.execCommand('copy');
  } catch {
    done = false;
  }
  box.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}
