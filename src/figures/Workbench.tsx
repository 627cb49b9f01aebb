import { DerivationView } from '../derivation';
import type { UrlNotice } from '../state';
import { CopyLink, Notice, Notices, PresetPicker, UndoRedoReset, Words } from '../ui';
import { Challenges } from './Challenges';
import type { FigureDefinition, Layout } from './FigureDefinition';
import { PredictPrompt } from './PredictPrompt';

interface WorkbenchProps<S, D> {
  readonly figure: FigureDefinition<S, D>;
  readonly layout: Layout;
  readonly ready: boolean;
  readonly notices: readonly UrlNotice[];
}

/** A figure with what surrounds it: tools, the sentence in words, prompt, derivations and challenges. */
export function Workbench<S, D>({ figure, layout, ready, notices }: WorkbenchProps<S, D>) {
  const { Main, Below } = figure;
  const full = layout === 'full';
  return (
    <section
      className="workbench"
      data-figure={figure.id}
      data-ready={ready}
      data-layout={layout}
      data-pair={figure.derivationsInPair || undefined}
      aria-label={`Figure: ${figure.title}`}
    >
      <h2 className="workbench-title">{figure.title}</h2>
      <Notices>
        {notices.map((notice) => (
          <Notice key={notice.param}>
            The link’s value for “{notice.param}”{' '}
            {notice.kind === 'clamped'
              ? 'is out of range, so the nearest allowed value is shown'
              : 'cannot be used here and is left aside'}
            ; allowed is {notice.allowed}.
          </Notice>
        ))}
      </Notices>
      {full && figure.prompt && <PredictPrompt prompt={figure.prompt} />}
      <div className="workbench-main">
        <div className="workbench-sticky">
          <Main layout={layout} />
          <Words of={figure.inWords} />
          <p className="workbench-how">{figure.howToRead}</p>
        </div>
      </div>
      <div className="workbench-tools">
        <PresetPicker />
        <UndoRedoReset />
        <CopyLink />
      </div>
      {full && (
        <div className="workbench-side">
          <div className="workbench-derivations">
            {figure.derivations.map((derivation) => (
              <DerivationView key={derivation.id} derivation={derivation} />
            ))}
          </div>
          {figure.challenges.length > 0 && (
            <Challenges title={figure.title} challenges={figure.challenges} />
          )}
        </div>
      )}
      {full && Below && (
        <div className="workbench-below">
          <Below />
        </div>
      )}
    </section>
  );
}
