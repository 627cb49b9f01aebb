import { useRef } from 'react';
import { useSelect } from '../../ui';
import type { RaceDerived, RaceSnapshot } from './snapshot';
import type { RaceState } from './state';
import { verdictsOf } from './verdicts';

type Verdicts = ReturnType<typeof verdictsOf>;

/** What the present race says on three claims; while a handle is dragged it is what the last one said. */
export function Below() {
  const rested = useRef<Verdicts>(undefined);
  const verdicts = useSelect<RaceState, RaceDerived, Verdicts>(
    (now: RaceSnapshot) => {
      if (rested.current === undefined || !now.active) rested.current = verdictsOf(now);
      return rested.current;
    },
    (a, b) =>
      a.every(({ because, verdict }, i) => because === b[i].because && verdict === b[i].verdict),
  );
  return (
    <section className="panel" aria-label="Three claims, at this race">
      <h3>Three claims, at this race</h3>
      <ul className="race-verdicts">
        {verdicts.map(({ id, said, verdict, because }) => (
          <li key={id} data-claim-id={id}>
            <p className="race-said">“{said}”</p>
            <p className="race-verdict">{verdict}</p>
            <p>{because}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
