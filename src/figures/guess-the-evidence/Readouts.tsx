import { formatNumber, Live, LivePlace, Readout, Term } from '../../ui';
import { LEAST_SCALE } from './fitTrack';
import { placeOf } from './placeOf';
import type { GuessSnapshot } from './state';

const WINNERS = [
  { id: 'kl', name: 'KL', tone: 'kl' },
  { id: 'l2', name: 'L2', tone: 'l2' },
] as const;

const PLACES = ['mean', 'sd'] as const;

/** The guess, and mean and sd of the best q by each objective. */
export function Readouts() {
  return (
    <LivePlace>
      <div className="readouts">
        <Readout
          quantity="evidence"
          label={<Term id="evidence">p(x)</Term>}
          name="evidence p of x"
          tone="p"
          of={({ derived }: GuessSnapshot) => derived.evidence}
        />
        <Readout
          quantity="guess"
          label="guess g"
          of={({ derived }: GuessSnapshot) => derived.guess}
        />
        {WINNERS.map(({ id, name, tone }) =>
          PLACES.map((place) => (
            <Readout
              key={`${id}.${place}`}
              quantity={`fit.${id}.${place}`}
              label={`${name}’s best q, ${place}`}
              tone={tone}
              of={({ derived }: GuessSnapshot) => placeOf(derived.fits[id], place)}
              settled={({ derived }: GuessSnapshot) => derived.fits[id].isSettled}
            />
          )),
        )}
      </div>
      <p className="guess-verdict" data-tone="l2">
        <Live
          as="span"
          text={verdict}
          attrs={({ derived: { fits } }: GuessSnapshot) => ({
            'data-settled': fits.l2.isSettled || fits.l2.isInfinitelyWide ? null : 'false',
          })}
        />
      </p>
    </LivePlace>
  );
}

/** What L2 makes of the guess, while it moves. */
function verdict({ derived: { scale, fits } }: GuessSnapshot): string {
  const c = `c = p(x)/g = ${formatNumber(scale, 3)}`;
  if (fits.l2.isInfinitelyWide)
    return `${c}: L2 has no best q. It falls as q grows infinitely wide, whatever q’s mean, as for every c ≤ ${formatNumber(LEAST_SCALE, 3)}.`;
  return fits.l2.isSettled
    ? `${c}: L2 has a best q.`
    : `${c}: L2’s best q, followed; the complete search comes when you rest.`;
}
