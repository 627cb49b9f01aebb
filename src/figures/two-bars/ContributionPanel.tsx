import { AxisCategories, AxisY, Bars, Plot, useTransitionedDomain } from '../../plot';
import {
  formatNumber,
  Live,
  Segmented,
  useHighlight,
  useSelect,
  useShownUnit,
  useStore,
} from '../../ui';
import { roundUp } from '../roundUp';
import { integrandOf, integrands, type IntegrandId } from '../integrands';
import { useCategoryCount } from './BarsPanel';
import type { BarsDerived, BarsSnapshot, BarsState } from './state';

/** What each category adds to the chosen quantity. */
function contribution({ state: { q, p, integrand } }: BarsSnapshot, index: number): number {
  return integrandOf(integrand).height(Math.log(q[index] ?? 0), Math.log(p[index] ?? 0));
}

function axisOf(now: BarsSnapshot): readonly [number, number] {
  const finite = now.state.q.map((_, i) => contribution(now, i)).filter(Number.isFinite);
  const lowest = Math.min(0, ...finite);
  return [lowest < 0 ? -roundUp(-1.05 * lowest) : 0, roundUp(1.05 * Math.max(0, ...finite))];
}

/** One bar for each category; what they add up to is the number. */
export function ContributionPanel() {
  const store = useStore<BarsState, BarsDerived>();
  const count = useCategoryCount();
  const id = useSelect<BarsState, BarsDerived, IntegrandId>((now) => now.state.integrand);
  const y = useTransitionedDomain(axisOf);
  const highlight = useHighlight<SVGGElement>('bars.difference');
  const { tone, label, unit } = integrandOf(id);
  // Probabilities have no unit, so their squares have none.
  const countUnit = unit === 'nats' ? unit : '';
  const shown = useShownUnit(countUnit);
  return (
    <div className="integrand">
      <Segmented
        param="integrand"
        label="Adds up"
        value={id}
        options={integrands.map((integrand) => ({ value: integrand.id, text: integrand.label }))}
        onChange={(integrand) => store.update((state) => ({ ...state, integrand }))}
      />
      <Plot
        label={`What each category adds: ${label}`}
        height={190}
        x={{ domain: [0, count] }}
        y={{ domain: y }}
      >
        <AxisY title={label} {...(countUnit === '' ? {} : { unit: countUnit })} />
        <AxisCategories count={count} title="category" />
        <Bars
          {...highlight}
          count={count}
          offset={0.25}
          width={0.5}
          tone={tone}
          height={contribution}
        />
      </Plot>
      <p className="integrand-total" data-tone={tone}>
        <Live
          as="span"
          text={(now: BarsSnapshot) => {
            const { quantity, total } = integrandOf(now.state.integrand);
            const value = quantityOf(now, quantity);
            return `All bars together = ${total} = ${formatNumber(value * shown.factor, 4)} ${shown.unit}`.trimEnd();
          }}
        />
      </p>
    </div>
  );
}

function quantityOf(now: BarsSnapshot, id: string): number {
  const { quantities } = now.derived;
  switch (id) {
    case 'klQP':
      return quantities.klQP.value;
    case 'l2Squared':
      return quantities.l2Squared.value;
    case 'l1':
      return quantities.l1.value;
    default:
      return quantities.jsd.value;
  }
}
