import type { ComponentType } from 'react';

/** One page of the site: `path` is its folder under dist/ ('' for the home page). */
export interface Page {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly Body: ComponentType;
}

/** File names, relative to dist/, of what the pages load. */
export interface SiteAssets {
  readonly boot: string;
  readonly runtime: string;
  readonly styles: readonly string[];
  readonly figures: Readonly<Record<string, string>>;
}
