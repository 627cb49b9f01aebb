import { MOST_STEPS, RACE_LOSSES, type RaceLoss } from '../../math';
import { AxisX, AxisY, Curve, Handle, Plot, Rule, useTransitionedDomain } from '../../plot';
import { formatCount, formatEditable, useSelect, useStore } from '../../ui';
import { LOOKS } from './losses';
import { rateName } from './model';
import { arrivalOf } from './runs';
import type { RaceDerived, RaceSnapshot } from './snapshot';
import { FACTOR, RATE, type RaceState } from './state';

type Interval = readonly [number, number];

const EMPTY: readonly number[] = [];
/** Steps by keys: a tenth of the value, a hundredth, its double. */
export const BY_FACTORS = { step: 1.1, fine: 1.01, coarse: 2, scale: 'log' } as const;
/** Where the turning point of L2² is taken to lie, as rate times factor, until the best rate is known. */
const USUAL_BEST = 18;

const tidy = (value: number): number => Number(value.toPrecision(3));

/** How many steps each loss takes at each rate, the racers at theirs, and the factor that moves the curve of L2². */
export function RatesPanel({ height }: { readonly height: number }) {
  const rule = useSelect<RaceState, RaceDerived, string>((now) => now.state.rule);
  const x = useTransitionedDomain(rateAxis, 'log');
  const y: Interval = [1, MOST_STEPS];
  return (
    <Plot
      label="Steps to arrive against the rate, for each loss"
      height={height}
      x={{ domain: x, type: 'log' }}
      y={{ domain: y, type: 'log' }}
    >
      <AxisY title="steps to arrive" type="log" />
      <AxisX title={rule === 'adam' ? 'rate of Adam' : 'rate'} type="log" grid />
      {RACE_LOSSES.map((loss) => (
        <Curve
          key={loss}
          tone={LOOKS[loss].tone}
          dash={LOOKS[loss].dash}
          of={(now: RaceSnapshot) => now.derived.best.curve(loss) ?? { x: EMPTY, y: EMPTY }}
        />
      ))}
      <Rule
        axis="y"
        tone="l2"
        dash="dotted"
        at={(now: RaceSnapshot) => now.derived.best.of('halfL2')?.steps}
      />
      {RACE_LOSSES.map((loss) => (
        <RateHandle key={loss} loss={loss} />
      ))}
      <FactorHandle />
    </Plot>
  );
}

/** From the least to the largest rate that is of interest, in whole powers of ten. */
function rateAxis({ state, derived }: RaceSnapshot): Interval {
  const rates = RACE_LOSSES.flatMap((loss) => [
    state.rates[loss],
    derived.best.of(loss)?.rate ?? state.rates[loss],
  ]);
  if (state.rule === 'plain') rates.push(USUAL_BEST / state.factor);
  const low = Math.floor(Math.log10(Math.min(...rates)) - 0.5);
  const high = Math.ceil(Math.log10(Math.max(...rates)) + 0.5);
  return [10 ** Math.min(low, -2), 10 ** Math.max(high, 2)];
}

function RateHandle({ loss }: { readonly loss: RaceLoss }) {
  const store = useStore<RaceState, RaceDerived>();
  const { tone, short, words } = LOOKS[loss];
  const steps = ({ derived }: RaceSnapshot): number =>
    Math.max(1, arrivalOf(derived.racers[loss].run) ?? MOST_STEPS);
  return (
    <Handle
      param={rateName(loss)}
      label={`rate of ${words}`}
      tone={tone}
      axis="x"
      {...RATE}
      {...BY_FACTORS}
      value={(now: RaceSnapshot) => now.state.rates[loss]}
      valueText={(rate, now) => {
        const arrival = arrivalOf(now.derived.racers[loss].run);
        const end = arrival === undefined ? 'no arrival known' : `${formatCount(arrival)} steps`;
        return `${short}: rate ${formatEditable(rate, 3)}, ${end}`;
      }}
      at={(now: RaceSnapshot) => [now.state.rates[loss], steps(now)]}
      onMove={tidy}
      onChange={(rate, gesture) =>
        store.update((state) => ({ ...state, rates: { ...state.rates, [loss]: rate } }), gesture)
      }
    />
  );
}

/** At the turning point of L2²: drawn along the axis it takes the curve with it, which gets no lower by that. */
function FactorHandle() {
  const store = useStore<RaceState, RaceDerived>();
  const isPlain = useSelect<RaceState, RaceDerived, boolean>(({ state }) => state.rule === 'plain');
  if (!isPlain) return null;
  const turn = ({ state, derived }: RaceSnapshot): number =>
    (derived.best.of('halfL2')?.rate ?? USUAL_BEST / state.factor) * state.factor;
  return (
    <Handle
      param="factor"
      label="factor of the squared error"
      tone="l2"
      shape="ring"
      axis="x"
      {...FACTOR}
      {...BY_FACTORS}
      value={(now: RaceSnapshot) => now.state.factor}
      valueText={(factor) => `L2² × ${formatEditable(factor, 3)}`}
      at={(now: RaceSnapshot) => [
        turn(now) / now.state.factor,
        now.derived.best.of('halfL2')?.steps ?? 1,
      ]}
      onMove={(rate, _steps, start: RaceSnapshot) => tidy(turn(start) / rate)}
      onChange={(factor, gesture) => store.update((state) => ({ ...state, factor }), gesture)}
    />
  );
}
