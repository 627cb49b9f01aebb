import { RACE_LOSSES, type RaceLoss } from '../../math';
import { AxisCategories, AxisY, Clipped, Handle, Plot, usePlot } from '../../plot';
import { formatEditable, Live, useStore } from '../../ui';
import { useCategoryCount } from './BarsPanel';
import { LOOKS } from './losses';
import { setLogit } from './moves';
import type { RaceDerived, RaceSnapshot } from './snapshot';
import { LOGIT, type RaceState } from './state';

const FIRST = 0.1;
const LANE = 0.2;

/** The logits that all racers start from, to be dragged, and where each racer's logits are now. */
export function LogitsPanel({ height }: { readonly height: number }) {
  const count = useCategoryCount();
  return (
    <Plot
      label="Logits of each category: the start, and where each racer is"
      height={height}
      x={{ domain: [0, count] }}
      y={{ domain: [LOGIT.min - 1, LOGIT.max + 1] }}
    >
      <AxisY title="logit: start (ring), now (dashes)" />
      <AxisCategories count={count} title="category" />
      {RACE_LOSSES.map((loss) => (
        <Present key={loss} loss={loss} />
      ))}
      {Array.from({ length: count }, (_, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- a category is its place
        <StartHandle key={i} index={i} />
      ))}
    </Plot>
  );
}

/** A racer's present logits as short lines, each in its lane of the category. */
function Present({ loss }: { readonly loss: RaceLoss }) {
  const { x, y } = usePlot();
  const from = FIRST + LANE * RACE_LOSSES.indexOf(loss);
  const path = ({ derived }: RaceSnapshot): string => {
    let d = '';
    const { logits } = derived.racers[loss].point;
    for (const [i, logit] of logits.entries())
      d += `M${x(i + from).toFixed(1)},${y(logit).toFixed(1)}H${x(i + from + LANE).toFixed(1)}`;
    return d;
  };
  return (
    <Clipped className="race-logits" data-tone={LOOKS[loss].tone}>
      <Live as="path" attrs={(now: RaceSnapshot) => ({ d: path(now) })} />
    </Clipped>
  );
}

function StartHandle({ index }: { readonly index: number }) {
  const store = useStore<RaceState, RaceDerived>();
  const value = (now: RaceSnapshot): number => now.state.start[index] ?? 0;
  return (
    <Handle
      param={`start.${index}`}
      label={`start, logit of category ${index + 1}`}
      tone="ink"
      shape="ring"
      axis="y"
      {...LOGIT}
      step={0.5}
      fine={0.1}
      coarse={4}
      value={value}
      valueText={(logit) => `logit ${formatEditable(logit, 3).replace('-', '−')}`}
      at={(now: RaceSnapshot) => [index + 0.5, value(now)]}
      onMove={(_category, logit) => Number(logit.toFixed(1))}
      onChange={(logit, gesture) => store.update((state) => setLogit(state, index, logit), gesture)}
    />
  );
}
