import { useState } from 'react';
import type { Snapshot } from '../state';
import { Button, useSelect, useStore } from '../ui';
import type { Challenge } from './FigureDefinition';

/** Tasks checked against the live state; a solved one stays solved. */
export function Challenges<S, D>({
  title,
  challenges,
}: {
  /** The figure's: several figures of a page must be told apart. */
  readonly title: string;
  readonly challenges: readonly Challenge<S, D>[];
}) {
  return (
    <section className="challenges" aria-label={`Challenges: ${title}`}>
      <h3>Try</h3>
      <ol>
        {challenges.map((challenge) => (
          <Task key={challenge.id} challenge={challenge} />
        ))}
      </ol>
    </section>
  );
}

function Task<S, D>({ challenge }: { readonly challenge: Challenge<S, D> }) {
  const store = useStore<S, D>();
  const [kept, keep] = useState<Snapshot<S, D>>();
  const [everSolved, setEverSolved] = useState(false);
  // Both change rarely: the first only when the task is met or lost, the second only when a gesture has come to rest.
  const solvedNow = useSelect<S, D, boolean>((now) => challenge.check(now, kept));
  const progress = useProgress(challenge, kept);
  if (solvedNow && !everSolved) setEverSolved(true);
  const solved = everSolved || solvedNow;
  return (
    <li className="challenge" data-challenge={challenge.id} data-solved={solved}>
      <p>{challenge.text}</p>
      {challenge.needsKept && (
        <Button onClick={() => keep(store.get())}>
          {kept ? 'Keep this state instead' : 'Keep this state'}
        </Button>
      )}
      {/* Only the solution is announced: the progress repeats numbers that the reader has just set. */}
      <p className="challenge-state">{solved ? '' : progress}</p>
      <p className="challenge-state" role="status">
        {solved ? `✓ Solved. ${challenge.hint}` : ''}
      </p>
    </li>
  );
}

/** The progress sentence of the last state that was not in the middle of a drag. */
function useProgress<S, D>(challenge: Challenge<S, D>, kept: Snapshot<S, D> | undefined): string {
  const [last, setLast] = useState<string>();
  const now = useSelect<S, D, string | undefined>((snapshot) =>
    snapshot.active ? undefined : challenge.progress(snapshot, kept),
  );
  if (now !== undefined && now !== last) setLast(now);
  return now ?? last ?? '';
}
