import {
  Curve,
  AxisX,
  AxisY,
  DirectLabels,
  Handle,
  Plot,
  Rule,
  useTransitionedDomain,
} from '../../plot';
import { useSelect, useStore } from '../../ui';
import { roundUp } from '../roundUp';
import { farthestStep, MOST_STEPS, runOf, scrubTo } from './run';
import type { GapDerived, GapSnapshot, GapState } from './state';
import { useView } from './useView';

type Interval = readonly [number, number];

const LEAST_STEPS = 50;
/** Of the heights so far, the lowest ones of a start far off would flatten all the rest. */
const DEEPEST = 12;

/** The ELBO against the step, and the handle that goes along it: back, and on. */
export function Trace() {
  const store = useStore<GapState, GapDerived>();
  const open = useView() === 'all';
  const alone = useSelect<GapState, GapDerived, boolean>((now) => now.state.climb === 'nll');
  const last = useSelect<GapState, GapDerived, number>((now) => stepAxis(now));
  const y = useTransitionedDomain((now: GapSnapshot) => heightAxis(now, open), 'linear', 'amply');
  return (
    <Plot
      label={open ? 'The ELBO against the step, below log p(x)' : 'The ELBO against the step'}
      height={170}
      x={{ domain: [0, last] }}
      y={{ domain: y }}
    >
      <AxisY title={alone ? 'ELBO; dashed: what is climbed' : 'ELBO'} unit="nats" />
      <AxisX title="step" />
      {open && (
        <Rule
          axis="y"
          at={(now: GapSnapshot) => now.derived.report.logEvidence.value}
          tone="p"
          dash="dashed"
        />
      )}
      {alone && <Curve of={column('logJoint')} tone="joint" dash="dashed" />}
      <Curve of={column('elbo')} tone="elbo" />
      {open && (
        <DirectLabels
          labels={[
            {
              id: 'evidence',
              tone: 'p',
              text: 'log p(x)',
              side: 'left',
              at: (now: GapSnapshot) => [last, now.derived.report.logEvidence.value],
            },
          ]}
        />
      )}
      <Handle
        param="step"
        writes={['q']}
        label="step of the ascent"
        tone="elbo"
        shape="ring"
        axis="x"
        min={0}
        max={(now: GapSnapshot) => farthestStep(now.state)}
        step={5}
        fine={1}
        coarse={25}
        value={atOf}
        valueText={(value) => `step ${value}`}
        at={(now: GapSnapshot) => [atOf(now), clampTo(now.derived.report.elbo.value, y)]}
        onMove={(step) => Math.round(step)}
        onChange={(step, gesture) => store.update((state) => scrubTo(state, step), gesture)}
      />
    </Plot>
  );
}

const atOf = ({ state }: GapSnapshot): number => runOf(state)?.at ?? 0;

function column(name: 'elbo' | 'logJoint') {
  return ({ state }: GapSnapshot) => {
    const steps = runOf(state)?.steps ?? [];
    return { x: steps.map((_, i) => i), y: steps.map((step) => step[name]) };
  };
}

function clampTo(value: number, [low, high]: Interval): number {
  return Math.min(high, Math.max(low, value));
}

/** 50, 100, 200, … steps. */
function stepAxis({ state }: GapSnapshot): number {
  const count = (runOf(state)?.steps.length ?? 1) - 1;
  let room = LEAST_STEPS;
  while (room < count && room < MOST_STEPS) room *= 2;
  return Math.min(room, MOST_STEPS);
}

/** Whole nats around the trace; of a start that is very far off only its way in the last `DEEPEST` nats below the top. */
function heightAxis({ state, derived: { report } }: GapSnapshot, open: boolean): Interval {
  const steps = runOf(state)?.steps ?? [];
  const climbs = state.climb === 'nll' ? steps.map(({ logJoint }) => logJoint) : [];
  const values = [report.elbo.value, ...steps.map(({ elbo }) => elbo), ...climbs].filter(
    Number.isFinite,
  );
  if (open) values.push(report.logEvidence.value);
  if (values.length === 0) return [-1, 1];
  const high = Math.max(...values);
  const low = Math.max(Math.min(...values), high - DEEPEST);
  const step = roundUp(Math.max(high - low, 0.5) / 4);
  return [Math.floor(low / step - 0.2) * step, Math.ceil(high / step + 0.2) * step];
}
