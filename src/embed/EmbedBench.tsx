import { useId, useRef, useSyncExternalStore, type ComponentType, type ReactNode } from 'react';
import type { BenchProps } from '../figures/Workbench';
import type { AnyFigure } from '../figures/FigureDefinition';
import { UrlNotices } from '../figures/UrlNotices';
import { PlotRoomContext } from '../plot';
import type { UrlNotice } from '../state';
import {
  Button,
  FrameOptionsContext,
  PresetPicker,
  ShareButton,
  UndoRedoReset,
  Words,
} from '../ui';
import { EmbedMessages } from './EmbedMessages';
import type { FrameStore } from './frameStore';
import { DEFAULT_EMBED_OPTIONS } from './options';
import { useFit } from './useFit';

/**
 * What stands around a figure in a frame on somebody's page: as little as can be. It follows the options of `frame`;
 * `ofFrame` are the notices about them.
 */
export function createEmbedBench(
  frame: FrameStore,
  ofFrame: readonly UrlNotice[],
): ComponentType<BenchProps> {
  return function EmbedBench({ figure, ready, notices }) {
    const options = useSyncExternalStore(frame.subscribe, frame.get, getDefault);
    const root = useRef<HTMLElement>(null);
    const stage = useRef<HTMLDivElement>(null);
    const isFitted = options.fit !== 'width';
    const fitted = useFit({ root, stage }, isFitted, options);
    const { Main } = figure;
    const shown = ready ? [...ofFrame, ...notices] : [];
    return (
      <FrameOptionsContext value={options}>
        <EmbedMessages figure={figure.id} frame={frame} ready={ready} />
        <section
          ref={root}
          className="workbench embed-bench"
          data-figure={figure.id}
          data-ready={ready}
          data-layout="figure"
          data-fit={isFitted ? 'box' : 'width'}
          aria-label={`Figure: ${figure.title}`}
        >
          <h1 className="embed-title">{figure.title}</h1>
          <UrlNotices notices={shown} />
          {/* Parts of figures have headings of the third level: on pages they stand below one of the second. */}
          <h2 className="visually-hidden">Interactive figure</h2>
          <div className="embed-stage" ref={stage}>
            <PlotRoomContext value={fitted.room}>
              <Main layout="figure" />
            </PlotRoomContext>
            <div className="embed-caption">
              <Words of={figure.inWords} />
              <p className="workbench-how">{figure.howToRead}</p>
            </div>
          </div>
          <Foot figure={figure}>
            <Pager {...fitted} />
          </Foot>
        </section>
      </FrameOptionsContext>
    );
  };
}

const getDefault = () => DEFAULT_EMBED_OPTIONS;

/** No room for undo and reset beside the menu: they are in it. */
const getNarrow = () => document.documentElement.clientWidth < 400;

function onResize(changed: () => void): () => void {
  addEventListener('resize', changed);
  return () => removeEventListener('resize', changed);
}

/** The tools, and where the figure is from. Popovers are the browser's own: they need no script of ours. */
function Foot({ figure, children }: { readonly figure: AnyFigure; readonly children: ReactNode }) {
  const menu = useId();
  const isNarrow = useSyncExternalStore(onResize, getNarrow, () => false);
  return (
    <div className="embed-foot">
      <div className="embed-tools">
        <button type="button" className="button" popoverTarget={menu} data-quiet="">
          Menu
        </button>
        {!isNarrow && <UndoRedoReset />}
        <div id={menu} popover="auto" className="tip embed-menu">
          <PresetPicker />
          {isNarrow && <UndoRedoReset />}
          <ShareButton />
          <button type="button" className="button" popoverTarget={ABOUT_ID}>
            About this figure
          </button>
        </div>
      </div>
      {children}
      <a
        className="embed-credit"
        href={`../../fig/${figure.id}/`}
        target="_blank"
        rel="noopener"
        title={`${figure.title}: the full figure, with its derivations`}
      >
        Nats &amp; Squares
      </a>
    </div>
  );
}

/** Turns to the parts that have no room beside the others; nothing when all have. */
function Pager({
  page,
  pages,
  turnTo,
}: Pick<ReturnType<typeof useFit>, 'page' | 'pages' | 'turnTo'>) {
  if (pages < 2) return null;
  const turn = (by: number) => turnTo((page + by + pages) % pages);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset brings looks and rules of its own
    <div className="tool-group embed-pager" role="group" aria-label="Parts of the figure">
      <Button quiet aria-label="Previous part" onClick={() => turn(-1)}>
        ‹
      </Button>
      <span>
        {page + 1} / {pages}
      </span>
      <Button quiet aria-label="Next part" onClick={() => turn(1)}>
        ›
      </Button>
    </div>
  );
}

/** Of the panel on what the figure is about, which the page gives. */
export const ABOUT_ID = 'about-figure';
