import { useId, useSyncExternalStore, type ComponentType } from 'react';
import type { BenchProps } from '../figures/Workbench';
import type { AnyFigure } from '../figures/FigureDefinition';
import { UrlNotices } from '../figures/UrlNotices';
import type { UrlNotice } from '../state';
import { CopyLink, FrameOptionsContext, PresetPicker, UndoRedoReset, Words } from '../ui';
import { EmbedMessages } from './EmbedMessages';
import type { FrameStore } from './frameStore';
import { DEFAULT_EMBED_OPTIONS } from './options';

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
    const { Main } = figure;
    const shown = ready ? [...ofFrame, ...notices] : [];
    return (
      <FrameOptionsContext value={options}>
        <EmbedMessages figure={figure.id} frame={frame} ready={ready} />
        <section
          className="workbench embed-bench"
          data-figure={figure.id}
          data-ready={ready}
          data-layout="figure"
          aria-label={`Figure: ${figure.title}`}
        >
          <h1 className="embed-title">{figure.title}</h1>
          <UrlNotices notices={shown} />
          <div className="embed-stage">
            <Main layout="figure" />
          </div>
          <div className="embed-caption">
            <Words of={figure.inWords} />
            <p className="workbench-how">{figure.howToRead}</p>
          </div>
          <Foot figure={figure} />
        </section>
      </FrameOptionsContext>
    );
  };
}

const getDefault = () => DEFAULT_EMBED_OPTIONS;

/** The tools, and where the figure is from. Popovers are the browser's own: they need no script of ours. */
function Foot({ figure }: { readonly figure: AnyFigure }) {
  const menu = useId();
  return (
    <div className="embed-foot">
      <div className="embed-tools">
        <button type="button" className="button" popoverTarget={menu} data-quiet="">
          Menu
        </button>
        <UndoRedoReset />
        <div id={menu} popover="auto" className="tip embed-menu">
          <PresetPicker />
          <CopyLink />
          <button type="button" className="button" popoverTarget={ABOUT_ID}>
            About this figure
          </button>
        </div>
      </div>
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

/** Of the panel on what the figure is about, which the page gives. */
export const ABOUT_ID = 'about-figure';
