import { useState } from 'react';
import { useStore } from '../../ui';
import { fitTrackOf } from './fitTrack';
import type { GuessDerived, GuessSnapshot, GuessState } from './state';
import { Trail } from './trail';

interface Trails {
  readonly kl: Trail;
  readonly l2: Trail;
}

/** The trails of the present model's best q. They grow while the guess moves; each model has its own. */
export function useTrails(): {
  /** The trails with the present place added. */
  readonly of: (now: GuessSnapshot) => Trails;
  readonly forget: () => void;
} {
  const store = useStore<GuessState, GuessDerived>();
  const [byModel] = useState(() => new WeakMap<object, Trails>());
  const trailsOf = (state: GuessState): Trails => {
    const track = fitTrackOf(state.model);
    let trails = byModel.get(track);
    if (!trails) byModel.set(track, (trails = { kl: new Trail(), l2: new Trail() }));
    return trails;
  };
  return {
    of({ state, derived: { scale, fits } }) {
      const trails = trailsOf(state);
      trails.kl.visit({ ...fits.kl.best, scale });
      if (fits.l2.best) trails.l2.visit({ ...fits.l2.best, scale });
      return trails;
    },
    forget() {
      const trails = trailsOf(store.get().state);
      trails.kl.forget();
      trails.l2.forget();
      store.refresh();
    },
  };
}
