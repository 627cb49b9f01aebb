import { Live, Player, Segmented, useSelect, useStore } from '../../ui';
import { LOSS_LOOKS } from './losses';
import type { Coordinates, DirectionDerived, DirectionSnapshot, DirectionState } from './state';
import { descentOf, walkBy, walkOf, walkToStart } from './walk';
import { placeWords } from './words';

/** Lets q go down the landscape from where it was dropped, and says where that ends. */
export function DescentTools() {
  const store = useStore<DirectionState, DirectionDerived>();
  const coordinates = useSelect<DirectionState, DirectionDerived, Coordinates>(
    (now) => now.state.coordinates,
  );
  return (
    <div className="descent-tools">
      <Player
        param="descent"
        writes={['q']}
        label="descent of q"
        onStart={() => store.update(walkToStart)}
        onBack={(gesture) => store.update((state) => walkBy(state, -1), gesture)}
        onStep={(gesture) => {
          const { state } = store.get();
          // Before the worker has told the way there is nothing to do but wait.
          if (descentOf(state) === undefined) return true;
          const next = walkBy(state, 1);
          if (next === state) return false;
          store.update(() => next, gesture);
          return true;
        }}
      />
      <Segmented
        param="coordinates"
        label="Steps are taken in"
        value={coordinates}
        options={[
          { value: 'meanLogSd', text: 'mean and log sd' },
          { value: 'natural', text: 'natural parameters' },
        ]}
        onChange={(next) => store.update((state) => ({ ...state, coordinates: next }))}
      />
      <p className="panel-note descent-words">
        <Live as="span" text={descentWords} />
      </p>
    </div>
  );
}

/** Where the descent ends, in words. */
function descentWords({ state, derived }: DirectionSnapshot): string {
  const descent = descentOf(state);
  const { label } = LOSS_LOOKS[state.loss];
  if (descent === undefined) return `The way down ${label} from here is being worked out.`;
  const { points, settled } = descent;
  const end = points.at(-1) ?? points[0];
  const steps = points.length - 1;
  const at = walkOf(state)?.at ?? 0;
  const taken = at === 0 ? `${steps} steps down ${label}` : `Step ${at} of ${steps} down ${label}`;
  const place = placeWords(end);
  if (!settled) return `${taken}, so far to ${place}.`;
  const { minima, isSettled } = derived.fits(state.loss);
  const there = minima.find(
    ({ mean, sd }) => Math.abs(mean - end.mean) < 0.01 * sd && Math.abs(sd - end.sd) < 0.01 * sd,
  );
  if (!isSettled || there === undefined) return `${taken}, to the minimum at ${place}.`;
  return there.isGlobal
    ? `${taken}, to the best: ${place}.`
    : `${taken}, to a local minimum: ${place}. The best is elsewhere.`;
}
