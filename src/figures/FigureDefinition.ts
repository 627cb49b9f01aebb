import type { ComponentType, ReactNode } from 'react';
import type { Derivation } from '../derivation';
import type { FigureModel, Snapshot } from '../state';
import type { InformationUnit } from '../ui';

/** How much of a workbench is shown: all of it, or only the figure (the home page; later embeds and slides). */
export type Layout = 'full' | 'figure';

/** A question the reader answers before the first drag; the figure then shows the answer. Never blocking. */
export interface Prompt {
  readonly question: string;
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly answer: string;
  /** Said after any answer: what is true and how to see it in the figure. */
  readonly explanation: string;
  /** Preset that shows the answer in the figure. */
  readonly showPreset: string;
}

/** A task that the live state itself checks. */
export interface Challenge<S, D> {
  readonly id: string;
  readonly text: string;
  readonly hint: string;
  /** `kept` is the snapshot the reader pinned for a comparison of two states, if the challenge needs one. */
  check(now: Snapshot<S, D>, kept: Snapshot<S, D> | undefined): boolean;
  /** What the live state says about the task so far, in words. */
  progress(now: Snapshot<S, D>, kept: Snapshot<S, D> | undefined): string;
  readonly needsKept?: boolean;
}

/**
 * A figure: its pure model, its parts, and what surrounds it in a workbench. Figures are listed once, in `list.ts`;
 * pages, scripts and tests come from that list.
 */
export interface FigureDefinition<S, D> {
  readonly id: string;
  readonly title: string;
  readonly howToRead: ReactNode;
  readonly model: FigureModel<S, D>;
  /** The plot with its handles and readouts: beside the derivation on wide screens, and all there is in `figure` layout. */
  readonly Main: ComponentType<{ readonly layout: Layout }>;
  /** Further panels of the same figure, below. */
  readonly Below?: ComponentType;
  /** One plain sentence on the current state. */
  readonly inWords: (snapshot: Snapshot<S, D>, unit?: InformationUnit) => string;
  readonly derivations: readonly Derivation<Snapshot<S, D>>[];
  /** Two derivations that are read against each other: side by side where there is room. */
  readonly derivationsInPair?: boolean;
  /** Whether the numbers of the derivations are hidden at this state, as what the reader has chosen not to know. */
  readonly hidesNumbers?: (snapshot: Snapshot<S, D>) => boolean;
  readonly prompt?: Prompt;
  readonly challenges: readonly Challenge<S, D>[];
}

// The list holds figures of different state types; whoever takes one from it only passes its state back to it.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyFigure = FigureDefinition<any, any>;
