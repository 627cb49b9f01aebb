import type { EmbedOptions } from './options';

type Shown = Pick<EmbedOptions, 'theme' | 'bg' | 'caption' | 'title' | 'menu' | 'scale'>;

/** Writes on the root element how the frame is to look; the style sheet does the rest. */
export function showOptions(html: HTMLElement, options: Shown): void {
  const { theme, bg, scale } = options;
  if (theme === 'auto') delete html.dataset.theme;
  else html.dataset.theme = theme;
  html.dataset.bg = bg;
  for (const name of ['caption', 'title', 'menu'] as const)
    html.dataset[name] = options[name] ? '1' : '0';
  html.style.setProperty('--text-scale', String(scale));
}
