import { useId } from 'react';
import type { Quantity } from '../../math';
import { AxisX, Clipped, Plot, Rule, Still, usePlot, useTransitionedDomain } from '../../plot';
import {
  formatInformation,
  Live,
  Readout,
  Segmented,
  Term,
  useHighlight,
  useInformationUnit,
  useSelect,
  useStore,
} from '../../ui';
import { equationOf, natsAxis, rowsOf, spanOf, type Row } from './rows';
import { WEIGHTED, type GapDerived, type GapSnapshot, type GapState } from './state';
import { useView } from './useView';
import { useWeightedBound } from './useWeightedBound';

/** Of the plot's inner height, at the usual text size. */
const ROW = 58;
const LANE = 13;
const TEXT = 16;

/** log p(x) cut in two by q, and below it the two faces of the ELBO: every bar starts where the one before it ended. */
export function BoundBars() {
  const open = useView() === 'all';
  const rows = rowsOf(open);
  const weighted = useSelect<GapState, GapDerived, GapState['weighted']>(
    (now) => now.state.weighted,
  );
  const bound = useWeightedBound();
  const x = useTransitionedDomain(natsAxis(open), 'linear', 'just');
  const count = rows.length + (weighted === 'off' ? 0 : 1);
  return (
    <>
      <Plot
        label={
          open
            ? 'log p(x) as ELBO plus gap, and the ELBO taken apart in two ways'
            : 'The ELBO, taken apart in two ways'
        }
        height={count * ROW + 60}
        isFixed
        margin={{ top: 8, left: 14 }}
        x={{ domain: x }}
        y={{ domain: [count, 0] }}
      >
        <AxisX title="" unit="nats" grid />
        <Zero />
        <Rule
          axis="x"
          at={(now: GapSnapshot) => finite(now.derived.report.elbo.value)}
          tone="elbo"
        />
        {open && (
          <Rule
            axis="x"
            at={(now: GapSnapshot) => now.derived.report.logEvidence.value}
            tone="p"
            dash="dashed"
          />
        )}
        {rows.map((row, index) => (
          <BarRow key={row.id} row={row} index={index} />
        ))}
        {weighted !== 'off' && (
          <WeightedRow draws={weighted} bound={bound} index={rows.length} open={open} />
        )}
      </Plot>
      <WeightedSwitch bound={bound} />
    </>
  );
}

const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

/** Zero nats: with densities either side of it is possible. */
function Zero() {
  const { x, height } = usePlot();
  return (
    <g className="axis" aria-hidden="true">
      <path className="axis-zero" d={`M${x(0).toFixed(1)},0V${height}`} />
    </g>
  );
}

function BarRow({ row, index }: { readonly row: Row; readonly index: number }) {
  const { y, fontSize, drawing } = usePlot();
  const unit = useInformationUnit();
  const zoom = fontSize / 13.5;
  const top = y(index) + 4;
  return (
    <g className="bound-row">
      <Live
        as="text"
        className="bound-equation"
        x={0}
        y={top + 0.95 * fontSize}
        text={(now: GapSnapshot) => equationOf(row, now, unit)}
      />
      <Still {...drawing} />
      {row.pieces.map((piece, i) => (
        <Bar key={piece.part} row={row} index={i} y={top + (TEXT + 3 + i * (LANE + 1)) * zoom} />
      ))}
    </g>
  );
}

/** How far outside of the picture a bar may end that leaves it. */
const OUTSIDE = 9;

function pixelOf(nats: number, x: (value: number) => number, width: number): number {
  const place = Number.isFinite(nats) ? x(nats) : nats;
  return Math.min(width + OUTSIDE, Math.max(-OUTSIDE, place));
}

function Bar({ row, index, y }: { readonly row: Row; readonly index: number; readonly y: number }) {
  const { x, width, fontSize } = usePlot();
  const hatch = useId();
  const { part, tone, look } = row.pieces[index];
  const highlight = useHighlight<SVGGElement>(part);
  return (
    <Clipped {...highlight} className="bound-bar" data-tone={tone} data-look={look}>
      {look === 'hatched' && (
        <pattern
          id={hatch}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path className="bound-hatch" d="M3,0V6" />
        </pattern>
      )}
      <Live
        as="rect"
        y={y}
        height={(LANE * fontSize) / 13.5}
        {...(look === 'hatched' && { fill: `url(#${hatch})` })}
        attrs={(now: GapSnapshot) => {
          const [from, to] = spanOf(row, index, now).map((nats) => pixelOf(nats, x, width));
          return { x: Math.min(from, to).toFixed(1), width: Math.abs(to - from).toFixed(1) };
        }}
      />
    </Clipped>
  );
}

interface WeightedRowProps {
  readonly draws: string;
  readonly bound: (now: GapSnapshot) => Quantity | undefined;
  readonly index: number;
  readonly open: boolean;
}

/** The importance-weighted bound as a bar from zero: between the ELBO's line and that of log p(x). */
function WeightedRow({ draws, bound, index, open }: WeightedRowProps) {
  const { x, y, width, fontSize, drawing } = usePlot();
  const unit = useInformationUnit();
  const zoom = fontSize / 13.5;
  const top = y(index) + 4;
  const text = (now: GapSnapshot) => {
    const found = bound(now);
    if (!found) return `L with ${draws} draws: worked out when the figure rests`;
    const left = now.derived.report.logEvidence.value - found.value;
    const rest =
      open && Number.isFinite(left)
        ? `, ${formatInformation(Math.max(0, left), 3, unit)} left`
        : '';
    return `L with ${draws} draws ${formatInformation(found.value, 4, unit)}${rest}`;
  };
  return (
    <g className="bound-row">
      <Live as="text" className="bound-equation" x={0} y={top + 0.95 * fontSize} text={text} />
      <Still {...drawing} />
      <Clipped className="bound-bar" data-tone="elbo" data-look="dashed">
        <Live
          as="rect"
          y={top + (TEXT + 3) * zoom}
          height={LANE * zoom}
          attrs={(now: GapSnapshot) => {
            const value = bound(now)?.value ?? 0;
            const to = pixelOf(value, x, width);
            return {
              x: Math.min(x(0), to).toFixed(1),
              width: Math.abs(to - x(0)).toFixed(1),
            };
          }}
        />
      </Clipped>
    </g>
  );
}

/** Whether the importance-weighted bound is shown, and with how many draws. */
function WeightedSwitch({ bound }: Pick<WeightedRowProps, 'bound'>) {
  const store = useStore<GapState, GapDerived>();
  const weighted = useSelect<GapState, GapDerived, GapState['weighted']>(
    (now) => now.state.weighted,
  );
  return (
    <div className="weighted-switch">
      <Segmented
        param="weighted"
        label="Importance-weighted bound: draws per average"
        value={weighted}
        options={WEIGHTED.map((value) => ({ value, text: value }))}
        onChange={(value) => store.update((state) => ({ ...state, weighted: value }))}
      />
      {weighted !== 'off' && (
        <Readout
          quantity="weightedBound"
          late
          label={<Term id="weightedBound">bound with {weighted} draws</Term>}
          name={`importance-weighted bound with ${weighted} draws`}
          unit="nats"
          tone="elbo"
          of={bound}
        />
      )}
    </div>
  );
}
