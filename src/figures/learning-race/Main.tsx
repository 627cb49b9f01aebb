import { LiveTurn } from '../../ui';
import type { Layout } from '../FigureDefinition';
import { BarsPanel } from './BarsPanel';
import { CategoryChoice, RaceFields, RateFields } from './Fields';
import { Legend } from './Legend';
import { LogitsPanel } from './LogitsPanel';
import { Numbers } from './Numbers';
import { RatesPanel } from './RatesPanel';
import { useBest } from './useBest';
import { DistancePanel, LossPanels, RacePlayer } from './WayPanels';

/** The racers as bars, their way against the step, their numbers, their rates, and where they start. */
export function Main({ layout }: { readonly layout: Layout }) {
  useBest();
  const full = layout === 'full';
  return (
    <>
      <div className="race-stage">
        <Legend />
        <BarsPanel height={full ? 250 : 220} />
      </div>
      <RacePlayer />
      <LiveTurn turn={0} of={2}>
        <DistancePanel height={full ? 230 : 220} />
      </LiveTurn>
      <Numbers />
      <LiveTurn turn={1} of={2}>
        <LossPanels height={190} />
      </LiveTurn>
      <section className="race-rates" aria-label="Rates">
        <h3>Which rate suits whom?</h3>
        <RateFields />
        <LiveTurn turn={1} of={2}>
          <RatesPanel height={230} />
        </LiveTurn>
      </section>
      <LogitsPanel height={190} />
      <RaceFields />
      {full && <CategoryChoice />}
    </>
  );
}
