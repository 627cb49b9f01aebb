import type { ComponentType } from 'react';

/** One page of the site: `path` is its folder under dist/ ('' for the home page). */
export interface Page {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** `site`: the address of the whole site, where the build knows it. */
  readonly Body: ComponentType<{ readonly site?: string | undefined }>;
  /** The one figure that the page is about, if it is about one. */
  readonly figure?: { readonly id: string; readonly title: string };
  /** Figures that can be shared from it although they are not on it. */
  readonly shares?: readonly string[];
  /** For frames on other people's pages: without the site's header and footer, and with a style sheet of its own. */
  readonly isEmbed?: boolean;
}

/** The one global through which the built scripts share what they have. */
export const SCRIPTS_GLOBAL = 'NatsAndSquares';

/** Name of the service worker, which lies in the site's top folder since it serves what lies below it. */
export const SERVICE_WORKER = 'sw.js';

/** What the service worker keeps of a release. */
export interface OfflineRelease {
  /** Of all that is kept: another one is another worker. */
  readonly id: string;
  /** Relative to the site's top folder; a folder stands for its page. */
  readonly files: readonly string[];
}

/** File names, relative to dist/, of what the pages load; lists of scripts in the order in which they must run. */
export interface SiteAssets {
  readonly boot: string;
  /** For a page without a figure: the shell's behaviours and what they need. */
  readonly runtime: readonly string[];
  readonly styles: readonly string[];
  /** What embeds have instead of, or besides, what pages have. */
  readonly embed: {
    readonly boot: string;
    readonly styles: readonly string[];
    /** Run after the runtime and before the figure's own script. */
    readonly scripts: readonly string[];
  };
  /** By figure: all the scripts that it needs, the runtime among them, its own last. */
  readonly figures: Readonly<Record<string, readonly string[]>>;
  /** By figure: what its dialog for sharing needs, its own script last. Loaded when it is asked for. */
  readonly share: Readonly<Record<string, readonly string[]>>;
  readonly workers: readonly WorkerAssets[];
}

interface WorkerAssets {
  readonly name: string;
  /** All that it needs, its own last. Those that only workers need are loaded when it is first asked for. */
  readonly scripts: readonly string[];
  /** Which figures may ask for it. */
  readonly figures: readonly string[];
}
