import type { ComponentType } from 'react';

/** One page of the site: `path` is its folder under dist/ ('' for the home page). */
export interface Page {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  readonly Body: ComponentType;
}

/** The one global through which the built scripts share what they have. */
export const SCRIPTS_GLOBAL = 'NatsAndSquares';

/** File names, relative to dist/, of what the pages load; lists of scripts in the order in which they must run. */
export interface SiteAssets {
  readonly boot: string;
  /** For a page without a figure: the shell's behaviours and what they need. */
  readonly runtime: readonly string[];
  readonly styles: readonly string[];
  /** By figure: all the scripts that it needs, the runtime among them, its own last. */
  readonly figures: Readonly<Record<string, readonly string[]>>;
  readonly workers: readonly WorkerAssets[];
}

interface WorkerAssets {
  readonly name: string;
  /** All that it needs, its own last. Those that only workers need are loaded when it is first asked for. */
  readonly scripts: readonly string[];
  /** Which figures may ask for it. */
  readonly figures: readonly string[];
}
