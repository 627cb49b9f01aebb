/** Only a release makes the pictures at their addresses, and the archive; the site does without them. */
export const HAS_PICTURES = import.meta.env.VITE_PICTURES === '1';
