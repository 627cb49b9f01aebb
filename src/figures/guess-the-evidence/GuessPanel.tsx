import { Area, AxisX, DirectLabels, Handle, Plot, Rule, useTransitionedDomain } from '../../plot';
import { formatNumber, useHighlight, useStore } from '../../ui';
import { guessAxis, highestGuess } from './domains';
import { LEAST_SCALE } from './fitTrack';
import { GUESS, rawJoint, type GuessDerived, type GuessSnapshot, type GuessState } from './state';

/** A drag this near to the truth, or to the raw joint, is meant for it. */
const SNAP = 0.02;

/** From this guess on, in units of p(x), L2 has no best q. */
const FIRST_WITHOUT = 1 / LEAST_SCALE;

/** The guess of p(x) on a logarithmic axis, from a tenth of the truth to ten times the truth and the raw joint. */
export function GuessPanel() {
  const store = useStore<GuessState, GuessDerived>();
  const x = useTransitionedDomain(guessAxis, 'log');
  const truth = ({ derived }: GuessSnapshot) => derived.evidence.value;
  const light = useHighlight<SVGGElement>('guess');
  return (
    <Plot
      label="The guess g of p(x)"
      height={136}
      margin={{ top: 24 }}
      x={{ domain: x, type: 'log' }}
      y={{ domain: [-1, 0] }}
    >
      <Area
        of={(now: GuessSnapshot) => ({
          x: [FIRST_WITHOUT * truth(now), x[1]],
          y: FIRST_WITHOUT * truth(now) < x[1] ? [-1, -1] : [0, 0],
        })}
        tone="l2"
        signed
      />
      <AxisX title="guess g of p(x)" type="log" />
      <Rule axis="x" at={truth} tone="p" dash="dashed" />
      <Rule axis="x" at={() => 1} tone="ink" dash="dotted" />
      <DirectLabels
        labels={[
          {
            id: 'truth',
            tone: 'p',
            side: 'left',
            text: 'p(x)',
            at: (now: GuessSnapshot) => [truth(now), 0],
          },
          {
            id: 'raw',
            tone: 'ink',
            side: 'left',
            text: 'raw joint',
            at: (now: GuessSnapshot) =>
              rawJoint(truth(now)) <= highestGuess(now.derived) ? [1, -0.05] : undefined,
          },
          {
            id: 'none',
            tone: 'l2',
            side: 'right',
            text: 'L2: no best q',
            at: (now: GuessSnapshot) => [FIRST_WITHOUT * truth(now), -0.95],
          },
        ]}
      />
      <g {...light} className="guess-mark">
        <Rule axis="x" at={({ derived }: GuessSnapshot) => derived.guess.value} tone="ink" />
      </g>
      <Handle
        param="guess"
        label="guess g, in units of p(x)"
        tone="ink"
        shape="diamond"
        axis="x"
        min={GUESS.least}
        max={(now: GuessSnapshot) => Math.max(highestGuess(now.derived), now.state.guess)}
        step={0.05}
        fine={0.01}
        coarse={0.5}
        value={({ state }: GuessSnapshot) => state.guess}
        valueText={(value, now: GuessSnapshot) =>
          `guess ${formatNumber(value * truth(now), 3)}, ${formatNumber(value, 3)} times p(x)`
        }
        at={(now: GuessSnapshot) => [now.state.guess * truth(now), -0.6]}
        onMove={(g, _height, start: GuessSnapshot) => snapped(g / truth(start), truth(start))}
        onChange={(guess, gesture) => store.update((state) => ({ ...state, guess }), gesture)}
      />
    </Plot>
  );
}

function snapped(guess: number, evidence: number): number {
  const target = [1, rawJoint(evidence)].find((value) => Math.abs(guess / value - 1) < SNAP);
  return target ?? Number(guess.toPrecision(3));
}
