import type { ComponentType } from 'react';

/** One page of the site: `path` is its folder under dist/ ('' for the home page). */
export interface Page {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly Body: ComponentType;
}

/** File names, relative to dist/, of what the pages load; lists of scripts in the order in which they must run. */
export interface SiteAssets {
  readonly boot: string;
  /** For a page without a figure: the shell's behaviours and what they need. */
  readonly runtime: readonly string[];
  readonly styles: readonly string[];
  /** By figure: all the scripts that it needs, the runtime among them, its own last. */
  readonly figures: Readonly<Record<string, readonly string[]>>;
}
