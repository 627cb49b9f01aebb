import { useMemo } from 'react';
import { AxisX, AxisY, Curve, Marker, Plot, Rule, useTransitionedDomain } from '../../plot';
import { roundUp } from '../roundUp';
import { axisOf, sdAxis } from './domains';
import { objectivesAlong, type Along, type ObjectiveCurves } from './objectiveCurves';
import type { GuessSnapshot } from './state';

type Interval = readonly [number, number];
type Curves = (now: GuessSnapshot) => ObjectiveCurves;

/** Nats of J shown above its lowest point, and those by which a guess of ten times or a tenth moves it. */
const ABOVE = 4;
const SHIFT = Math.log(10);

/** Both objectives over q's mean and over q's sd, with their minima marked. */
export function ObjectivePanels() {
  const means = useTransitionedDomain(axisOf);
  const sds = useTransitionedDomain(sdAxis, 'log');
  const overMean = useMemo(() => objectivesAlong('mean', means), [means]);
  const overSd = useMemo(() => objectivesAlong('sd', sds), [sds]);
  return (
    <div className="panels">
      <section className="panel" aria-label="KL's objective over q">
        <h3>KL’s objective only shifts</h3>
        <p className="panel-note">
          J(q) = ∫ q log(q/(p̃/g)), with p̃ = p(x, z). Another guess moves the whole curve up or down
          by the logarithm of their ratio; its lowest point stays over the same q.
        </p>
        <KlPlot along="mean" domain={means} curves={overMean} />
        <KlPlot along="sd" domain={sds} curves={overSd} />
      </section>
      <section className="panel" aria-label="L2's objective over q">
        <h3>L2’s objective changes its shape</h3>
        <p className="panel-note">
          ∫(q − p̃/g)², divided by c² so that curves of different guesses have one scale. The dotted
          line is what an infinitely wide q gives: once no q lies below it, none is best.
        </p>
        <L2Plot along="mean" domain={means} curves={overMean} />
        <L2Plot along="sd" domain={sds} curves={overSd} />
      </section>
    </div>
  );
}

interface PlotProps {
  readonly along: Along;
  readonly domain: Interval;
  readonly curves: Curves;
}

const HEIGHT = 168;
const titleOf = (along: Along) =>
  `${along} of q (its ${along === 'mean' ? 'sd' : 'mean'} at the best)`;
const typeOf = (along: Along) => (along === 'sd' ? 'log' : 'linear');

function KlPlot({ along, domain, curves }: PlotProps) {
  // The same for every guess, so that the curve is seen to shift.
  const y = useTransitionedDomain(({ derived: { fits, scale } }: GuessSnapshot): Interval => {
    const lowest = fits.kl.best.value + Math.log(scale);
    return [Math.floor(lowest - SHIFT - 0.3), Math.ceil(lowest + SHIFT + ABOVE)];
  });
  return (
    <Plot
      label={`J over the ${along} of q`}
      height={HEIGHT}
      x={{ domain, type: typeOf(along) }}
      y={{ domain: y }}
    >
      <AxisY title="J(q)" unit="nats" />
      <AxisX title={titleOf(along)} type={typeOf(along)} />
      <Curve of={(now: GuessSnapshot) => curves(now).kl} tone="kl" />
      <Rule
        axis="x"
        at={({ derived }: GuessSnapshot) => derived.fits.kl.best[along]}
        tone="kl"
        dash="dotted"
      />
      <Marker
        at={({ derived: { fits } }: GuessSnapshot) => [fits.kl.best[along], fits.kl.best.value]}
        tone="kl"
      />
    </Plot>
  );
}

function L2Plot({ along, domain, curves }: PlotProps) {
  const y = useTransitionedDomain((now: GuessSnapshot): Interval => [
    0,
    roundUp(2 * curves(now).wide),
  ]);
  return (
    <Plot
      label={`L2 over the ${along} of q`}
      height={HEIGHT}
      x={{ domain, type: typeOf(along) }}
      y={{ domain: y }}
    >
      <AxisY title="∫(q − p̃/g)²/c²" unit="1/z" />
      <AxisX title={titleOf(along)} type={typeOf(along)} />
      <Rule axis="y" at={(now: GuessSnapshot) => curves(now).wide} tone="ink" dash="dotted" />
      <Curve of={(now: GuessSnapshot) => curves(now).l2} tone="l2" dash="dashed" />
      <Marker
        at={({ derived: { fits, scale } }: GuessSnapshot) =>
          fits.l2.best && [fits.l2.best[along], fits.l2.best.value / scale ** 2]
        }
        tone="l2"
      />
    </Plot>
  );
}
