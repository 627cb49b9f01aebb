import { useId, useRef, useState } from 'react';
import { Button, copyText } from '../ui';

/**
 * Text to take away, with a button that copies it; where the page may not copy, the text is selected for the reader to
 * do it. Says which.
 */
export function CopyBox({
  label,
  hideLabel = false,
  text,
  lines = 1,
  button = 'Copy',
  focused,
}: {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly text: string;
  /** How many lines the box shows; of one line, it does not wrap. */
  readonly lines?: number;
  readonly button?: string;
  /** Gets the button. */
  readonly focused?: (button: HTMLButtonElement | null) => void;
}) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<{ readonly text: string; readonly done: boolean }>();
  const said = copied?.text === text ? copied : undefined;

  const copy = async () => {
    const done = await copyText(text);
    setCopied({ text, done });
    if (done) return;
    box.current?.focus({ preventScroll: true });
    box.current?.select();
  };

  return (
    <div className="copy" data-single={lines === 1 || undefined}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'copy-label'}>
        {label}
      </label>
      <textarea
        id={id}
        ref={box}
        className="copy-text"
        readOnly
        spellCheck={false}
        rows={lines}
        wrap={lines === 1 ? 'off' : 'soft'}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className="copy-act">
        <Button ref={focused} onClick={() => void copy()}>
          {button}
        </Button>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output is for the numbers */}
        <span role="status" className="copy-said">
          {said?.done === true && 'Copied.'}
          {said?.done === false &&
            'This page may not copy by itself. The text is selected: copy it by keyboard or menu.'}
        </span>
      </div>
    </div>
  );
}
