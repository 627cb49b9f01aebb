import { useEffect, useId, useState } from 'react';
import { RACE_LOSSES, type StepRule } from '../../math';
import {
  Button,
  clampTo,
  LivePlace,
  NumberField,
  Segmented,
  Term,
  useSelect,
  useStore,
} from '../../ui';
import { MAX_CATEGORIES, MIN_CATEGORIES } from '../barHeights';
import { useCategoryCount } from './BarsPanel';
import { LOOKS } from './losses';
import { rateName } from './model';
import { resize, setLogit, setTarget } from './moves';
import { BY_FACTORS } from './RatesPanel';
import type { RaceDerived, RaceSnapshot } from './snapshot';
import { FACTOR, LOGIT, RATE, type RaceState } from './state';

const INDICES = '₁₂₃₄₅₆₇₈';

/** The rule of the steps, the rates, the factor, and the button that finds the best rates. */
export function RateFields() {
  const store = useStore<RaceState, RaceDerived>();
  const rule = useSelect<RaceState, RaceDerived, StepRule>((now) => now.state.rule);
  return (
    <LivePlace className="race-fields">
      <Segmented
        param="rule"
        label="Steps by"
        value={rule}
        options={[
          { value: 'plain', text: 'plain descent' },
          { value: 'adam', text: 'Adam' },
        ]}
        onChange={(next) => store.update((state) => ({ ...state, rule: next }))}
      />
      <BestButton />
      <fieldset className="curve-controls">
        <legend>rates</legend>
        {RACE_LOSSES.map((loss) => (
          <NumberField
            key={loss}
            param={rateName(loss)}
            label={`rate of ${LOOKS[loss].words}`}
            shortLabel={LOOKS[loss].short}
            tone={LOOKS[loss].tone}
            {...RATE}
            {...BY_FACTORS}
            digits={4}
            value={(now: RaceSnapshot) => now.state.rates[loss]}
            onChange={(rate, gesture) =>
              store.update(
                (state) => ({ ...state, rates: { ...state.rates, [loss]: rate } }),
                gesture,
              )
            }
          />
        ))}
        <NumberField
          param="factor"
          label="factor of the squared error"
          shortLabel="L2² ×"
          tone="l2"
          {...FACTOR}
          {...BY_FACTORS}
          digits={4}
          value={(now: RaceSnapshot) => now.state.factor}
          onChange={(factor, gesture) => store.update((state) => ({ ...state, factor }), gesture)}
        />
      </fieldset>
    </LivePlace>
  );
}

/**
 * Gives every racer its best rate, as soon as the search has found them all. How far that is describes the button and is
 * not announced: every move begins a search, and what a move does is told in words. Announced is what the button did.
 */
function BestButton() {
  const progress = useId();
  const store = useStore<RaceState, RaceDerived>();
  const found = useSelect<RaceState, RaceDerived, number>(
    ({ derived }) => RACE_LOSSES.filter((loss) => derived.best.of(loss)).length,
  );
  const isKnown = found === RACE_LOSSES.length;
  const [given, setGiven] = useState<RaceState>();
  useEffect(() => {
    if (given === undefined) return undefined;
    // Said of this state, and not again should the reader come back to it.
    return store.subscribe(() => {
      if (store.get().state !== given) setGiven(undefined);
    });
  }, [store, given]);
  const apply = () => {
    const { best } = store.get().derived;
    store.update((state) => {
      const rates = { ...state.rates };
      for (const loss of RACE_LOSSES) {
        const rate = best.of(loss)?.rate;
        // To the last digit: the steps of L1 leap with the least change of its rate.
        if (rate !== undefined) rates[loss] = clampTo(rate, RATE);
      }
      return { ...state, rates };
    });
    setGiven(store.get().state);
  };
  return (
    <div className="tool-group">
      <Button
        param="rate"
        aria-disabled={!isKnown}
        aria-describedby={progress}
        onClick={() => isKnown && apply()}
      >
        Best rate for each
      </Button>
      <span id={progress} className="race-search">
        {isKnown ? '' : `searching: ${found} of ${RACE_LOSSES.length}`}
      </span>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an output is for the numbers */}
      <span className="visually-hidden" role="status">
        {given && 'Every racer has its best rate now.'}
      </span>
    </div>
  );
}

/** Target and start in numbers, and how many categories there are. */
export function RaceFields() {
  const store = useStore<RaceState, RaceDerived>();
  const count = useCategoryCount();
  return (
    <LivePlace className="curve-controls-row">
      <fieldset className="curve-controls" data-tone="p">
        <legend>t</legend>
        {Array.from({ length: count }, (_, i) => (
          <NumberField
            // oxlint-disable-next-line react/no-array-index-key -- a category is its place
            key={i}
            param={`target.probs.${i}`}
            label={`target t, category ${i + 1}`}
            shortLabel={`t${INDICES[i] ?? i + 1}`}
            tone="p"
            min={0}
            max={1}
            step={0.01}
            fine={0.001}
            coarse={0.1}
            digits={4}
            value={(now: RaceSnapshot) => now.state.target[i] ?? 0}
            onChange={(value, gesture) =>
              store.update((state) => setTarget(state, i, value), gesture)
            }
          />
        ))}
      </fieldset>
      <fieldset className="curve-controls">
        <legend>
          <Term id="logits">start</Term>
        </legend>
        {Array.from({ length: count }, (_, i) => (
          <NumberField
            // oxlint-disable-next-line react/no-array-index-key -- a category is its place
            key={i}
            param={`start.${i}`}
            label={`start, logit of category ${i + 1}`}
            shortLabel={`a${INDICES[i] ?? i + 1}`}
            {...LOGIT}
            step={0.5}
            fine={0.1}
            coarse={4}
            digits={4}
            value={(now: RaceSnapshot) => now.state.start[i] ?? 0}
            onChange={(value, gesture) =>
              store.update((state) => setLogit(state, i, value), gesture)
            }
          />
        ))}
      </fieldset>
      <div className="tool-group" role="group" aria-label="Number of categories">
        <Button
          quiet
          param="categories"
          aria-disabled={count <= MIN_CATEGORIES}
          onClick={() => count > MIN_CATEGORIES && store.update((state) => resize(state, -1))}
        >
          − category
        </Button>
        <span>n = {count}</span>
        <Button
          quiet
          param="categories"
          aria-disabled={count >= MAX_CATEGORIES}
          onClick={() => count < MAX_CATEGORIES && store.update((state) => resize(state, 1))}
        >
          + empty category
        </Button>
      </div>
    </LivePlace>
  );
}

/** The category whose component of both gradients the derivations follow. */
export function CategoryChoice() {
  const store = useStore<RaceState, RaceDerived>();
  const count = useCategoryCount();
  const category = useSelect<RaceState, RaceDerived, number>((now) => now.state.category);
  return (
    <Segmented
      param="category"
      label="The derivations follow category k ="
      value={String(category + 1)}
      options={Array.from({ length: count }, (_, i) => ({
        value: String(i + 1),
        text: String(i + 1),
      }))}
      onChange={(value) => store.update((state) => ({ ...state, category: Number(value) - 1 }))}
    />
  );
}
