import { useMemo, useState } from 'react';
import { DerivationView } from '../derivation';
import type { UrlNotice } from '../state';
import {
  Button,
  FrameOptionsContext,
  LiveTurn,
  PresetPicker,
  ShareButton,
  UndoRedoReset,
  useFrameOptions,
  Words,
} from '../ui';
import { Challenges } from './Challenges';
import type { AnyFigure, Layout } from './FigureDefinition';
import { PredictPrompt } from './PredictPrompt';
import { UrlNotices } from './UrlNotices';

/** What stands around a figure gets this. */
export interface BenchProps {
  readonly figure: AnyFigure;
  readonly layout: Layout;
  readonly ready: boolean;
  readonly notices: readonly UrlNotice[];
}

/** A figure with what surrounds it: tools, the sentence in words, prompt, derivations and challenges. */
export function Workbench({ figure, layout, ready, notices }: BenchProps) {
  const { Main, Below } = figure;
  const full = layout === 'full';
  const frame = useFrameOptions();
  const [chosen, choose] = useState<typeof frame.units>();
  const units = chosen ?? frame.units;
  const options = useMemo(() => ({ ...frame, units }), [frame, units]);
  return (
    <FrameOptionsContext value={options}>
      <section
        className="workbench"
        data-figure={figure.id}
        data-ready={ready}
        data-layout={layout}
        data-pair={figure.derivationsInPair || undefined}
        aria-label={`Figure: ${figure.title}`}
      >
        <h2 className="workbench-title">{figure.title}</h2>
        <UrlNotices notices={notices} />
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
          <Button
            quiet
            title="Information in bits"
            aria-pressed={units === 'bits'}
            onClick={() => choose(units === 'bits' ? 'nats' : 'bits')}
          >
            bits
          </Button>
          <ShareButton />
        </div>
        {full && (
          <div className="workbench-side">
            <div className="workbench-derivations">
              <LiveTurn turn={1} of={4}>
                {figure.derivations.map((derivation) => (
                  <DerivationView key={derivation.id} derivation={derivation} />
                ))}
              </LiveTurn>
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
    </FrameOptionsContext>
  );
}
