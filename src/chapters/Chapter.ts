import type { ComponentType } from 'react';

/** A chapter: prose and the figures it uses. Navigation, page and tests come from the list in `list.ts`. */
export interface Chapter {
  /** Folder of the page under dist/, lives for ever. */
  readonly slug: string;
  readonly number: number;
  readonly title: string;
  /** The one question it answers, its title line. */
  readonly question: string;
  readonly Body: ComponentType;
}
