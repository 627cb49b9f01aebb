/** Gives the prerendered shell its few behaviours: theme and presentation mode. The page reads well without them. */
const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}

function setTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Sandboxed: the choice lasts as long as the page.
  }
}

function bindTheme(select: HTMLSelectElement): void {
  select.value = currentTheme();
  select.addEventListener('change', () => {
    const theme = THEMES.find((candidate) => candidate === select.value);
    if (theme !== undefined) setTheme(theme);
  });
}

function bindPresentation(button: HTMLButtonElement): void {
  const apply = (on: boolean): void => {
    document.documentElement.toggleAttribute('data-present', on);
    button.setAttribute('aria-pressed', String(on));
  };
  button.addEventListener('click', () => apply(button.getAttribute('aria-pressed') !== 'true'));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) apply(false);
  });
}

export function bindShell(): void {
  document.querySelectorAll<HTMLSelectElement>('select[data-theme-choice]').forEach(bindTheme);
  document
    .querySelectorAll<HTMLButtonElement>('button[data-present-toggle]')
    .forEach(bindPresentation);
}
