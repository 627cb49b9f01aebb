import { useRef } from 'react';
import { AxisCategories, AxisY, Bars, DirectLabels, Handle, Plot } from '../../plot';
import { formatEditable, useHighlight, useSelect, useStore } from '../../ui';
import { setBar } from '../barHeights';
import type { BarsDerived, BarsSnapshot, BarsState } from './state';

type CurveName = 'q' | 'p';

/** Bars stand side by side in their category: q left, p right. */
const WIDTH = 0.34;
const OFFSET = { q: 0.14, p: 0.52 } as const;

export function useCategoryCount(): number {
  return useSelect<BarsState, BarsDerived, number>((now) => now.state.q.length);
}

/** Both lists of probabilities as bars that are dragged by their tops. */
export function BarsPanel() {
  const count = useCategoryCount();
  const q = useHighlight<SVGGElement>('bars.q');
  const p = useHighlight<SVGGElement>('bars.p');
  const top = (curve: CurveName) => (now: BarsSnapshot) => {
    const probs = now.state[curve];
    const tallest = probs.indexOf(Math.max(...probs));
    return [tallest + OFFSET[curve] + WIDTH / 2, probs[tallest]] as const;
  };
  return (
    <Plot
      label="Probabilities q and p of each category"
      height={280}
      x={{ domain: [0, count] }}
      y={{ domain: [0, 1] }}
    >
      <AxisY title="probability" />
      <AxisCategories count={count} title="category" />
      <Bars
        {...q}
        count={count}
        offset={OFFSET.q}
        width={WIDTH}
        tone="q"
        height={(now: BarsSnapshot, i) => now.state.q[i] ?? 0}
      />
      <Bars
        {...p}
        count={count}
        offset={OFFSET.p}
        width={WIDTH}
        tone="p"
        dash="dashed"
        height={(now: BarsSnapshot, i) => now.state.p[i] ?? 0}
      />
      <DirectLabels
        labels={[
          { id: 'q', tone: 'q', text: 'q', side: 'above', at: top('q') },
          { id: 'p', tone: 'p', text: 'p', side: 'above', at: top('p') },
        ]}
      />
      {Array.from({ length: count }, (_, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a category is its place
        <g key={i}>
          <BarHandle curve="q" index={i} />
          <BarHandle curve="p" index={i} />
        </g>
      ))}
    </Plot>
  );
}

function BarHandle({ curve, index }: { readonly curve: CurveName; readonly index: number }) {
  const store = useStore<BarsState, BarsDerived>();
  // In a drag the others keep the proportions they had when it began: dragged up to 1 and back, they come back.
  const dragged = useRef<readonly number[]>(undefined);
  const value = (now: BarsSnapshot): number => now.state[curve][index] ?? 0;
  return (
    <Handle
      param={`${curve}.probs.${index}`}
      label={`${curve}, category ${index + 1}`}
      tone={curve}
      shape={curve === 'q' ? 'disc' : 'diamond'}
      axis="y"
      min={0}
      max={1}
      step={0.01}
      fine={0.001}
      coarse={0.1}
      value={value}
      valueText={(probability) => `probability ${formatEditable(probability, 3)}`}
      at={(now: BarsSnapshot) => [index + OFFSET[curve] + WIDTH / 2, value(now)]}
      onMove={(_category, height, start: BarsSnapshot) => {
        dragged.current = start.state[curve];
        return height;
      }}
      onChange={(probability, gesture) => {
        // Only in a drag: a pointer that rested where it was leaves its start behind, and keys follow the present.
        const from = store.get().active ? dragged.current : undefined;
        store.update(
          (state) => ({ ...state, [curve]: setBar(from ?? state[curve], index, probability) }),
          gesture,
        );
      }}
    />
  );
}
