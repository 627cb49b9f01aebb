import {
  Button,
  LivePlace,
  NumberField,
  Player,
  Segmented,
  Term,
  useSelect,
  useStore,
} from '../../ui';
import { runOf, scrubTo, stepOn } from './run';
import { RATE, SAMPLES, SEED, type GapDerived, type GapSnapshot, type GapState } from './state';
import { Trace } from './Trace';

/** Climbing by what an optimiser sees: how, step by step, and the way so far. */
export function AscentPanel() {
  const store = useStore<GapState, GapDerived>();
  const step = (gesture: string): boolean => {
    const { state } = store.get();
    const next = stepOn(state);
    if (next === state) return false;
    store.update(() => next, gesture);
    return true;
  };
  const scrub = (to: (at: number) => number, gesture?: string) =>
    store.update((state) => scrubTo(state, to(runOf(state)?.at ?? 0)), gesture);
  return (
    <section className="ascent" aria-label="Ascent">
      <h3>
        Let it climb: <Term id="elbo">ELBO</Term> against the step
      </h3>
      <AscentSettings />
      <Player
        param="step"
        writes={['q']}
        label="ascent"
        onStep={step}
        onBack={(gesture) => scrub((at) => at - 1, gesture)}
        onStart={() => scrub(() => 0)}
      />
      <Trace />
      <AscentNote />
    </section>
  );
}

function AscentSettings() {
  const store = useStore<GapState, GapDerived>();
  const climb = useSelect<GapState, GapDerived, GapState['climb']>((now) => now.state.climb);
  const gradient = useSelect<GapState, GapDerived, GapState['gradient']>(
    (now) => now.state.gradient,
  );
  const set = (change: Partial<GapState>, gesture?: string) =>
    store.update((state) => ({ ...state, ...change }), gesture);
  return (
    <LivePlace className="ascent-settings">
      <Segmented
        param="climb"
        label="What is climbed"
        value={climb}
        options={[
          { value: 'elbo', text: 'the ELBO' },
          { value: 'nll', text: 'fit by NLL alone: no entropy' },
        ]}
        onChange={(value) => set({ climb: value })}
      />
      <Segmented
        param="gradient"
        label="Gradient"
        value={gradient}
        options={[
          { value: 'exact', text: 'exact' },
          { value: 'sampled', text: 'from draws' },
        ]}
        onChange={(value) => set({ gradient: value })}
      />
      <div className="tool-group">
        {gradient === 'sampled' && (
          <>
            <NumberField
              param="samples"
              label="draws for each step"
              shortLabel="draws a step"
              {...SAMPLES}
              step={1}
              coarse={100}
              value={(now: GapSnapshot) => now.state.samples}
              onChange={(value, gesture) => set({ samples: Math.round(value) }, gesture)}
            />
            <NumberField
              param="seed"
              label="seed of the draws"
              shortLabel="seed"
              {...SEED}
              step={1}
              value={(now: GapSnapshot) => now.state.seed}
              onChange={(value, gesture) => set({ seed: Math.round(value) }, gesture)}
            />
            <Button quiet param="seed" onClick={() => store.update(newSeed)}>
              New seed
            </Button>
          </>
        )}
        <NumberField
          param="rate"
          label="step size"
          {...RATE}
          step={0.05}
          fine={0.01}
          value={(now: GapSnapshot) => now.state.rate}
          onChange={(value, gesture) => set({ rate: value }, gesture)}
        />
      </div>
    </LivePlace>
  );
}

function newSeed(state: GapState): GapState {
  return { ...state, seed: (state.seed % SEED.max) + 1 };
}

/** What the numbers of the ascent are, said where it matters. */
function AscentNote() {
  const note = useSelect<GapState, GapDerived, string>(({ state }) => noteOf(state));
  return <p className="panel-note">{note}</p>;
}

function noteOf({ q, gradient, climb }: GapState): string {
  const steps =
    'Steps are measured in widths of q (the natural gradient), and none is longer than half of one.';
  const length =
    climb === 'nll'
      ? `Without the entropy nothing keeps q from collapsing: it ends as a spike on a peak of the joint, at the least width that the figure draws. ${steps}`
      : steps;
  if (q.family === 'gaussianMixture') {
    return `${length} A mixture is climbed by finite differences of the exact ELBO: it has no reparameterised draws, so “from draws” does not apply to it.`;
  }
  if (gradient === 'exact') {
    const shape =
      q.family === 'normal'
        ? ''
        : ' Location and scale follow the exact gradient, the shape follows finite differences of the ELBO.';
    return `${length}${shape}`;
  }
  const shape = q.family === 'normal' ? '' : ' Draws move location and scale; the shape stays.';
  return `${length} The ticks under q are the draws of this step; the curve is the exact ELBO, which such an optimiser never sees.${shape}`;
}
