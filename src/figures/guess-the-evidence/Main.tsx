import { useTransitionedDomain } from '../../plot';
import { LivePlace, LiveTurn, NumberField, useStore } from '../../ui';
import type { Layout } from '../FigureDefinition';
import { ModelSelect } from '../ModelControls';
import { DensityPanel } from './DensityPanel';
import { axisOf } from './domains';
import { GuessPanel } from './GuessPanel';
import { refuseModel } from './model';
import { Readouts } from './Readouts';
import { GUESS, MODELS, type GuessDerived, type GuessSnapshot, type GuessState } from './state';
import { Sweep } from './Sweep';
import { TrailPanel } from './TrailPanel';
import { useFits } from './useFits';

/** The guess, what it makes of the target, the best q under both objectives, and where they have been. */
export function Main({ layout }: { readonly layout: Layout }) {
  const store = useStore<GuessState, GuessDerived>();
  const x = useTransitionedDomain(axisOf);
  useFits();
  const full = layout === 'full';
  return (
    <>
      <ModelSelect types={MODELS} refuse={refuseModel} />
      <GuessPanel />
      {full && <Sweep />}
      <DensityPanel x={x} height={full ? 230 : 240} />
      <Readouts />
      <LiveTurn turn={1} of={2}>
        <TrailPanel height={full ? 210 : 220} />
      </LiveTurn>
      <LivePlace className="curve-controls-row">
        <NumberField
          param="guess"
          label="guess g, in units of p(x)"
          shortLabel="g ÷ p(x)"
          min={GUESS.least}
          max={GUESS.farthest}
          step={0.05}
          fine={0.01}
          coarse={0.5}
          value={({ state }: GuessSnapshot) => state.guess}
          onChange={(guess, gesture) => store.update((state) => ({ ...state, guess }), gesture)}
        />
      </LivePlace>
    </>
  );
}
