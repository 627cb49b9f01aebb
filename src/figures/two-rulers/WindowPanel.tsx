import { useMemo } from 'react';
import {
  AxisX,
  AxisY,
  Curve,
  DirectLabels,
  Handle,
  Plot,
  Rule,
  useTransitionedDomain,
} from '../../plot';
import { formatEditable, LivePlace, NumberField, Readout, Term, useStore } from '../../ui';
import { curvesOver } from './curves';
import { axisOf, windowStretch } from './domains';
import { MiniCurves } from './MiniCurves';
import { WINDOW, type RulersDerived, type RulersSnapshot, type RulersState } from './state';
import { windowCurve, windowAxis } from './windowCurve';

/** The mean of (q − p)² over a window around 0, against the width of the window: the reader's choice makes the number. */
export function WindowPanel() {
  const store = useStore<RulersState, RulersDerived>();
  const stretch = useTransitionedDomain(windowStretch);
  // Beyond the curves' own axis there is nothing left to add up.
  const x = useTransitionedDomain(axisOf);
  const curves = useMemo(() => curvesOver(x), [x]);
  const y = useTransitionedDomain(
    (now: RulersSnapshot) => windowAxis(now.derived.quantities.l2Squared.value),
    'log',
  );
  // A zero has no place on a logarithmic axis: it lies at the bottom, with all that is too small to be seen.
  const place = ({ state, derived }: RulersSnapshot) =>
    [state.window, Math.max(derived.quantities.windowMse.value, y[0])] as const;
  const set = (window: number, gesture?: string) =>
    store.update((state) => ({ ...state, window }), gesture);
  return (
    <section className="panel" aria-label="Mean squared error over a window">
      <h3>“MSE of the densities”, over which window?</h3>
      <p className="panel-note">
        The mean of (q − p)² between −w and w, the green lines. Drag w: once the window holds both
        curves, doubling it halves the “error”, and nothing about q and p has changed.
      </p>
      <MiniCurves x={stretch} label="The two curves in the window">
        <Rule axis="x" at={(now: RulersSnapshot) => -now.state.window} tone="l2" />
        <Rule axis="x" at={(now: RulersSnapshot) => now.state.window} tone="l2" />
      </MiniCurves>
      <Plot
        label="Mean squared error against the window"
        height={300}
        x={{ domain: [WINDOW.min, WINDOW.max], type: 'log' }}
        y={{ domain: y, type: 'log' }}
      >
        <AxisY title="MSE over ±w" unit="1/z²" type="log" />
        <AxisX title="half-width w of the window" unit="z" type="log" />
        <Curve of={(now: RulersSnapshot) => windowCurve(curves(now))} tone="l2" />
        <DirectLabels
          labels={[
            {
              id: 'mse',
              tone: 'l2',
              side: 'right',
              text: (now: RulersSnapshot) => `MSE over ±${formatEditable(now.state.window, 3)}`,
              at: place,
            },
          ]}
        />
        <Handle
          param="window"
          label="half-width of the window"
          tone="l2"
          shape="ring"
          axis="x"
          {...WINDOW}
          step={1}
          fine={0.1}
          coarse={10}
          value={(now: RulersSnapshot) => now.state.window}
          valueText={(value) =>
            `window from −${formatEditable(value, 4)} to ${formatEditable(value, 4)}`
          }
          at={place}
          onMove={(window) => Number(window.toPrecision(3))}
          onChange={set}
        />
      </Plot>
      <LivePlace className="readouts">
        <Readout
          quantity="windowMse"
          label={<Term id="mse">MSE over the window</Term>}
          name="MSE over the window"
          unit="1/z²"
          tone="l2"
          of={(now: RulersSnapshot) => now.derived.quantities.windowMse}
        />
        <NumberField
          param="window"
          label="half-width of the window"
          shortLabel="w"
          unit="z"
          {...WINDOW}
          step={1}
          fine={0.1}
          coarse={10}
          tone="l2"
          value={(now: RulersSnapshot) => now.state.window}
          onChange={set}
        />
      </LivePlace>
    </section>
  );
}
