/**
 * Puts text on the clipboard: by the clipboard itself, else by the old copy command. False where the page may do
 * neither (a sandboxed frame), so that the text has to be laid out for the reader to copy. Never throws.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

function copyByCommand(text: string): boolean {
  const before = document.activeElement;
  const box = document.createElement('textarea');
  box.value = text;
  box.className = 'visually-hidden';
  // Inside an open dialog, what is outside of it cannot be selected.
  (document.querySelector('dialog[open]') ?? document.body).append(box);
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
