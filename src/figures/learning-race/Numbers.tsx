import { RACE_LOSSES, type Quantity, type RaceLoss } from '../../math';
import { LivePlace, Readout, Term } from '../../ui';
import { LOOKS } from './losses';
import { arrivalOf } from './runs';
import type { RaceSnapshot } from './snapshot';

/** Of each racer, at the step that is shown: how far off it is, its loss, its gradient; and when it arrives. */
export function Numbers() {
  return (
    <LivePlace className="race-numbers">
      <div className="race-numbers-grid">
        {RACE_LOSSES.map((loss) => (
          <RacerNumbers key={loss} loss={loss} />
        ))}
      </div>
    </LivePlace>
  );
}

const counted = (steps: number | undefined): Quantity | undefined =>
  steps === undefined ? undefined : { value: steps, errorBound: 0, method: 'enumeration' };

function RacerNumbers({ loss }: { readonly loss: RaceLoss }) {
  const { formula, words, tone, unit } = LOOKS[loss];
  return (
    <section className="race-numbers-of" data-tone={tone} aria-label={`Racer ${words}`}>
      <p className="race-name">{formula}</p>
      <Readout
        quantity={`tv.${loss}`}
        label={<Term id="tv">TV</Term>}
        name={`TV to the target, racer ${words}`}
        tone={tone}
        digits={3}
        of={({ derived }: RaceSnapshot) => derived.quantity(loss, 'tv')}
      />
      <Readout
        quantity={`loss.${loss}`}
        label="loss"
        name={`loss, ${words}`}
        unit={unit}
        tone={tone}
        digits={3}
        of={({ derived }: RaceSnapshot) => derived.quantity(loss, 'loss')}
      />
      <Readout
        quantity={`gradientNorm.${loss}`}
        label="gradient"
        name={`length of the gradient, racer ${words}`}
        tone={tone}
        digits={3}
        of={({ derived }: RaceSnapshot) => derived.quantity(loss, 'gradientNorm')}
      />
      <Readout
        quantity={`arrival.${loss}`}
        late
        label="arrives at"
        name={`steps to TV 0.01, racer ${words}`}
        tone={tone}
        isCount
        of={({ derived }: RaceSnapshot) => counted(arrivalOf(derived.racers[loss].run))}
      />
      <Readout
        quantity={`best.${loss}`}
        late
        label="tuned"
        name={`steps to TV 0.01 at the tuned rate, racer ${words}`}
        tone={tone}
        isCount
        of={({ derived }: RaceSnapshot) => {
          const best = derived.best.of(loss);
          return best?.attained ? counted(best.steps) : undefined;
        }}
        settled={({ derived }: RaceSnapshot) => derived.best.isKnown}
      />
    </section>
  );
}
