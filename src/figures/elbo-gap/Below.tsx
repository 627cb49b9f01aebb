import { useRef } from 'react';
import { Button, formatEditable, Readout, useSelect, useStore } from '../../ui';
import { Q_FAMILY_NAMES } from '../approximations';
import type { LatentSpec } from '../latentModels';
import type { FamilyFit } from './familyFits';
import type { GapDerived, GapState } from './state';
import { useFamilyFits } from './useFamilyFits';
import { useView } from './useView';

/** What each family of q can reach on the present model, fitted when asked for. */
export function Below() {
  const store = useStore<GapState, GapDerived>();
  const rested = useRef<LatentSpec>(undefined);
  // While the model is dragged it is another one at every step: the one before the drag stays until it ends.
  const model = useSelect<GapState, GapDerived, LatentSpec>(({ state, active }) => {
    if (rested.current === undefined || !active) rested.current = state.model;
    return rested.current;
  });
  return (
    <section className="panel" aria-label="Families compared by the gap they leave">
      <h3>Which family leaves which gap?</h3>
      <p className="panel-note">
        The best normal is the core’s own search over all of its tops. The others are climbed to
        from there; they may end on a top that is not the highest, and say at least this much.
      </p>
      <Fits model={model} put={(q) => store.update((state) => ({ ...state, q }))} />
    </section>
  );
}

interface FitsProps {
  readonly model: LatentSpec;
  readonly put: (q: FamilyFit['q']) => void;
}

function Fits({ model, put }: FitsProps) {
  const { fits, working, start } = useFamilyFits(model);
  const open = useView() === 'all';
  return (
    <>
      <Button onClick={() => start(model)} aria-disabled={working}>
        {working ? 'Climbing …' : 'Fit every family'}
      </Button>
      <div role="status">
        {fits?.length === 0 && <p>No normal q has a finite ELBO here.</p>}
        {fits && fits.length > 0 && <FitList fits={fits} open={open} put={put} />}
      </div>
    </>
  );
}

interface ListProps {
  readonly fits: readonly FamilyFit[];
  readonly open: boolean;
  readonly put: (q: FamilyFit['q']) => void;
}

function FitList({ fits, open, put }: ListProps) {
  const largest = open ? Math.max(...fits.map(({ gap }) => gap.value)) : 1;
  return (
    <>
      <p className="panel-note">
        {open ? 'Highest ELBO found, and the gap that stays.' : 'Highest ELBO found.'}
      </p>
      <ul className="family-fits">
        {fits.map((fit) => (
          <li key={fit.family}>
            <span className="family-name">{Q_FAMILY_NAMES[fit.family]}</span>
            <Readout
              quantity={`fit.${fit.family}.elbo`}
              late
              label="ELBO"
              name={`highest ELBO of a ${Q_FAMILY_NAMES[fit.family]}`}
              unit="nats"
              tone="elbo"
              of={() => fit.elbo}
            />
            {open && (
              <div>
                <Readout
                  quantity={`fit.${fit.family}.klQPosterior`}
                  late
                  label="gap"
                  name={`gap of the best ${Q_FAMILY_NAMES[fit.family]}`}
                  unit="nats"
                  tone="kl"
                  of={() => fit.gap}
                />
                <span
                  className="family-gap"
                  style={{ width: `${formatEditable((100 * fit.gap.value) / largest, 3)}%` }}
                />
              </div>
            )}
            <Button param="q" onClick={() => put(fit.q)}>
              Show<span className="visually-hidden"> the best {Q_FAMILY_NAMES[fit.family]}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
