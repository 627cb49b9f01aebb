/**
 * Runs before the first paint, so it is small and free of imports: the reader's theme, and a mark on the root when
 * the URL names a state, so that the prerendered default is not shown first (the style sheet hides live parts while
 * `data-pending` stands; the runtime lifts it, and so does a timer should the runtime never come).
 */
const html = document.documentElement;

try {
  const theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') html.dataset.theme = theme;
} catch {
  // Storage throws in a sandboxed frame: the system's theme is used.
}

html.dataset.js = '';
if (location.search.length > 1) {
  html.dataset.pending = '';
  setTimeout(() => delete html.dataset.pending, 4000);
}
