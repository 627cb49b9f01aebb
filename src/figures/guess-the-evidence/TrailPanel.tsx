import { AxisX, AxisY, Curve, DirectLabels, Marker, Plot, useTransitionedDomain } from '../../plot';
import { Button } from '../../ui';
import { meanAxis, sdAxis } from './domains';
import type { FitView } from './fitTrack';
import type { GuessSnapshot } from './state';
import { useTrails } from './useTrails';

const placeOf = ({ best }: FitView): readonly [number, number] | undefined =>
  best && [best.mean, best.sd];

/** Mean and sd of the best q at the present guess, and the trail of those before. */
export function TrailPanel({ height }: { readonly height: number }) {
  const trails = useTrails();
  const x = useTransitionedDomain(meanAxis);
  const y = useTransitionedDomain(sdAxis, 'log');
  return (
    <>
      <Plot
        label="Trail of the best q: its mean and sd at the guesses so far"
        height={height}
        x={{ domain: x }}
        y={{ domain: y, type: 'log' }}
      >
        <AxisY title="sd of the best q" type="log" />
        <AxisX title="mean of the best q" />
        <Curve of={(now: GuessSnapshot) => trails.of(now).l2.points} tone="l2" />
        <Curve of={(now: GuessSnapshot) => trails.of(now).kl.points} tone="kl" />
        <Marker at={({ derived }: GuessSnapshot) => placeOf(derived.fits.l2)} tone="l2" />
        <Marker at={({ derived }: GuessSnapshot) => placeOf(derived.fits.kl)} tone="kl" />
        <DirectLabels
          labels={[
            {
              id: 'kl',
              tone: 'kl',
              text: 'KL',
              side: 'left',
              at: ({ derived }: GuessSnapshot) => placeOf(derived.fits.kl),
            },
            {
              id: 'l2',
              tone: 'l2',
              text: 'L2',
              side: 'right',
              at: ({ derived }: GuessSnapshot) => placeOf(derived.fits.l2),
            },
          ]}
        />
      </Plot>
      <Button quiet onClick={trails.forget}>
        Forget the trail
      </Button>
    </>
  );
}
