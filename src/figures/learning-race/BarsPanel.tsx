import { useRef } from 'react';
import { RACE_LOSSES, type RaceLoss } from '../../math';
import { AxisCategories, AxisY, Bars, Handle, Plot } from '../../plot';
import { formatEditable, useHighlight, useSelect, useStore } from '../../ui';
import { LOOKS } from './losses';
import { setTarget } from './moves';
import type { RaceDerived, RaceSnapshot } from './snapshot';
import type { RaceState } from './state';

/** The outline of the target holds the bars of the racers, in the order of the legend. */
const OUTLINE = { offset: 0.05, width: 0.9 } as const;
const FIRST = 0.1;
const LANE = 0.2;
const WIDTH = 0.18;

/** Where in its category the bar of a racer begins. */
const laneOf = (loss: RaceLoss): number => FIRST + LANE * RACE_LOSSES.indexOf(loss);

export function useCategoryCount(): number {
  return useSelect<RaceState, RaceDerived, number>((now) => now.state.target.length);
}

/** What each racer makes of the categories by now, inside the outline of the target, which is dragged by its tops. */
export function BarsPanel({ height }: { readonly height: number }) {
  const count = useCategoryCount();
  const target = useHighlight<SVGGElement>('bars.target');
  return (
    <Plot
      label="Probabilities of each category: the target and the four racers"
      height={height}
      x={{ domain: [0, count] }}
      y={{ domain: [0, 1] }}
    >
      <AxisY title="probability" />
      <AxisCategories count={count} title="category" />
      {RACE_LOSSES.map((loss) => (
        <RacerBars key={loss} loss={loss} count={count} />
      ))}
      <g className="race-target">
        <Bars
          {...target}
          count={count}
          {...OUTLINE}
          tone="p"
          dash="dashed"
          height={(now: RaceSnapshot, i) => now.state.target[i] ?? 0}
        />
      </g>
      {Array.from({ length: count }, (_, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a category is its place
        <TargetHandle key={i} index={i} />
      ))}
    </Plot>
  );
}

function RacerBars({ loss, count }: { readonly loss: RaceLoss; readonly count: number }) {
  const highlight = useHighlight<SVGGElement>(`bars.${loss}`);
  return (
    <Bars
      {...highlight}
      count={count}
      offset={laneOf(loss)}
      width={WIDTH}
      tone={LOOKS[loss].tone}
      height={(now: RaceSnapshot, i) => now.derived.racers[loss].point.probs[i] ?? 0}
    />
  );
}

function TargetHandle({ index }: { readonly index: number }) {
  const store = useStore<RaceState, RaceDerived>();
  // In a drag the others keep the proportions they had when it began: dragged up to 1 and back, they come back.
  const dragged = useRef<readonly number[]>(undefined);
  const value = (now: RaceSnapshot): number => now.state.target[index] ?? 0;
  return (
    <Handle
      param={`target.probs.${index}`}
      label={`target t, category ${index + 1}`}
      tone="p"
      shape="diamond"
      axis="y"
      min={0}
      max={1}
      step={0.01}
      fine={0.001}
      coarse={0.1}
      value={value}
      valueText={(probability) => `probability ${formatEditable(probability, 3)}`}
      at={(now: RaceSnapshot) => [index + 0.5, value(now)]}
      onMove={(_category, height, start: RaceSnapshot) => {
        dragged.current = start.state.target;
        return height;
      }}
      onChange={(probability, gesture) => {
        // Only in a drag: a pointer that rested where it was leaves its start behind, and keys follow the present.
        const from = store.get().active ? dragged.current : undefined;
        store.update((state) => setTarget(state, index, probability, from), gesture);
      }}
    />
  );
}
