import {
  AxisX,
  AxisY,
  Curve,
  DirectLabels,
  Marker,
  Plot,
  useTransitionedDomain,
  type Points,
} from '../../plot';
import { useSelect } from '../../ui';
import { roundUp } from '../roundUp';
import { Events } from './BranchPanel';
import { LOSS_LOOKS } from './losses';
import { picturesOf, type BranchPictures } from './pictures';
import type { SwitchDerived, SwitchSnapshot, SwitchState } from './state';
import { useSwitch } from './useSwitch';
import { lossAlongWay } from './way';

const EMPTY: Points = { x: [], y: [] };
const HEIGHT = 220;

const useLoss = () =>
  useSelect<SwitchState, SwitchDerived, SwitchState['loss']>(({ state }) => state.loss);

/** What both kinds of minimum cost over the distance, and the loss on the way from one to the other. */
export function CostPanels() {
  return (
    <div className="panels">
      <section className="panel" aria-label="What the minima cost">
        <h3>What they cost</h3>
        <p className="panel-note">
          The value of the loss in both kinds of minimum. The best q is the lower one; where the
          lines cross, it jumps. On one hump KL(q‖p) costs nearly log 2, however far away the other
          one is.
        </p>
        <CostPlot />
      </section>
      <section className="panel" aria-label="The loss between the minima">
        <h3>What lies between</h3>
        <p className="panel-note">
          The loss along the straight way, in mean and log sd, from one minimum to the next. A dot
          marks q: to get into a lower hollow it would have to climb first.
        </p>
        <WayPlot />
      </section>
    </div>
  );
}

/** So far under its line, as a part of the plot. */
const UNDER = 0.32;

function CostPlot() {
  const of = useSwitch();
  const loss = useLoss();
  const { range, tone, label, unit, top } = LOSS_LOOKS[loss];
  const drawn = (pick: (pictures: BranchPictures) => Points) => (now: SwitchSnapshot) => {
    const found = of(now);
    return found ? pick(picturesOf(found)) : EMPTY;
  };
  const y = useTransitionedDomain((): readonly [number, number] => [0, top]);
  return (
    <Plot
      label="The loss of the minima over half the distance of the humps"
      height={HEIGHT}
      x={{ domain: range }}
      y={{ domain: y }}
    >
      <AxisY title={label} unit={unit} />
      <AxisX title="a/s, humps at ±a" />
      <Events of={of} tone={tone} />
      <Curve of={drawn(({ covering }) => covering.value.local)} tone={tone} dash="dashed" />
      <Curve of={drawn(({ covering }) => covering.value.best)} tone={tone} />
      <Curve of={drawn(({ right }) => right.value.local)} tone={tone} dash="dashed" />
      <Curve of={drawn(({ right }) => right.value.best)} tone={tone} />
      <Marker
        tone="q"
        at={({ state, derived }: SwitchSnapshot) => [state.apart, derived.here.value.value]}
      />
      <DirectLabels
        labels={[
          {
            id: 'covers',
            tone,
            text: 'covers both',
            side: 'left',
            at: (now: SwitchSnapshot) =>
              placeOn(drawn(({ covering }) => covering.value.best)(now), 0.75),
          },
          {
            id: 'one',
            tone,
            text: 'on one hump',
            side: 'above',
            // Under its line: above it the other one goes on.
            at: (now: SwitchSnapshot) => {
              const place = placeOn(drawn(({ right }) => right.value.best)(now), 0.6, range[1]);
              return place && [place[0], place[1] - UNDER * top];
            },
          },
        ]}
      />
    </Plot>
  );
}

/** A point of a curve, by its part of the drawn length. */
function placeOn({ x, y }: Points, part: number, most = Infinity) {
  let count = 0;
  while (count < x.length && x[count] <= most) count += 1;
  if (count === 0) return undefined;
  const i = Math.round(part * (count - 1));
  return [x[i], y[i]] as const;
}

function WayPlot() {
  const of = useSwitch();
  const loss = useLoss();
  const { range, tone, label, unit, top } = LOSS_LOOKS[loss];
  const most = 1.3 * range[1];
  const way = (now: SwitchSnapshot) => lossAlongWay(now, of(now));
  const y = useTransitionedDomain(
    ({ derived: { covering } }: SwitchSnapshot): readonly [number, number] => [
      0,
      Math.max(top, roundUp(1.3 * covering.value.value)),
    ],
  );
  return (
    <Plot
      label="The loss on the way between the minima"
      height={HEIGHT}
      x={{ domain: [-most, most] }}
      y={{ domain: y }}
    >
      <AxisY title={label} unit={unit} />
      <AxisX title="mean of q, in s" />
      <Curve of={way} tone={tone} />
      <Marker
        tone="q"
        at={({ derived: { here } }: SwitchSnapshot) => [here.mean, here.value.value]}
      />
    </Plot>
  );
}
