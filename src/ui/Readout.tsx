import { useId, type ReactNode } from 'react';
import type { Quantity } from '../math';
import type { Snapshot } from '../state';
import { formatCount, formatNumber, formatQuantity } from './formatNumber';
import { useIsHidden } from './frameOptions';
import { useShownUnit } from './information';
import { Live, type LiveAttributes } from './Live';
import { LiveGate, OUT_OF_SIGHT } from './liveGate';
import { LiveTurn } from './LiveTurn';
import { useShownQuantity } from './quantityRegistry';
import type { Tone } from './tone';
import { useSelect } from './useSelect';

interface ReadoutProps<S, D> {
  /** `data-quantity`: unique in the figure, dotted when repeated (`fit.jsd.klQP`). */
  readonly quantity: string;
  /** What a reader sees before the number; may be a typeset formula. */
  readonly label: ReactNode;
  /** The label in plain words for assistive technology; needed when `label` is not plain text. */
  readonly name?: string;
  /** The number; undefined when there is none (no minimiser, still computing). */
  readonly of: (snap: Snapshot<S, D>) => Quantity | undefined;
  /** Whether there is one, where that can be said without working it out. */
  readonly has?: (snap: Snapshot<S, D>) => boolean;
  readonly unit?: string;
  readonly tone?: Tone;
  readonly digits?: number;
  /** A whole number, written as such: 1,534. */
  readonly isCount?: boolean;
  /** It is worked out when the state rests, so that it may not be there yet: `data-late`. */
  readonly late?: boolean;
  /** False marks a provisional number. */
  readonly settled?: (snap: Snapshot<S, D>) => boolean;
}

/**
 * A live number with its unit, ∞ with its reason; full value, error bound and method in a panel that its button
 * opens (natively: it needs no script of ours).
 */
export function Readout<S, D>(props: ReadoutProps<S, D>) {
  const { quantity, label, of, unit = '', digits = 4, tone = 'ink', late = false, settled } = props;
  const { isCount = false, has = (snap: Snapshot<S, D>) => of(snap) !== undefined } = props;
  const id = useId();
  const name = props.name ?? (typeof label === 'string' ? label : quantity);
  const hidden = useIsHidden(quantity);
  const present = useSelect<S, D, boolean>(has);
  useShownQuantity<S, D>(
    hidden
      ? undefined
      : { name: quantity, words: name, unit, late, of, settled: settled ?? alwaysSettled },
  );
  const shown = useShownUnit(unit);
  const text = (found: Quantity) =>
    (isCount ? formatCount(found.value) : formatQuantity(times(found, shown.factor), digits)) +
    (unit && ` ${shown.unit}`);
  // A number that has just gone is still written once before React takes its output away.
  const written =
    <R,>(write: (found: Quantity) => R, gone: R) =>
    (snap: Snapshot<S, D>) => {
      const found = of(snap);
      return found ? write(found) : gone;
    };
  const attrs = (snap: Snapshot<S, D>): LiveAttributes => ({
    'data-value': of(snap)?.value ?? null,
    'data-settled': settled && !settled(snap) ? 'false' : null,
  });
  if (hidden) return null;
  if (!present) {
    return (
      <div className="readout" data-tone={tone}>
        <span className="readout-label">{label}</span>
        <span className="readout-none">none</span>
      </div>
    );
  }
  return (
    <div className="readout" data-tone={tone}>
      <span className="readout-label" id={`${id}label`}>
        {label}
      </span>
      <Live
        as="output"
        className="readout-value"
        aria-live="off"
        aria-labelledby={`${id}label`}
        data-quantity={quantity}
        data-late={late || undefined}
        attrs={attrs}
      >
        <LiveTurn {...NUMBERS_TURN}>
          <Live as="span" text={written(text, '')} />
        </LiveTurn>
      </Live>
      <button
        type="button"
        className="readout-more"
        popoverTarget={`${id}tip`}
        aria-label={`${name}: exact value, error bound, method`}
      />
      <Live as="span" className="readout-reason" text={written(shortReason, '')} />
      <div id={`${id}tip`} className="tip" popover="auto">
        <LiveGate value={OUT_OF_SIGHT}>
          <strong>{name}</strong>
          <Live
            as="p"
            className="tip-value"
            text={written((found) => exactly(times(found, shown.factor), shown.unit), '')}
          />
          <Live as="p" text={written(howItWasHad, '')} />
        </LiveGate>
      </div>
    </div>
  );
}

/** Digits that change 60 times a second are read by nobody, and setting them costs more than working them out. */
const NUMBERS_TURN = { turn: 3, of: 4 };

const alwaysSettled = () => true;

function times(found: Quantity, factor: number): Quantity {
  if (factor === 1) return found;
  return { ...found, value: found.value * factor, errorBound: found.errorBound * factor };
}

function shortReason({ value, reason }: Quantity): string {
  return Number.isFinite(value) ? '' : (reason ?? '');
}

/** The full-precision number with its error bound: "0.6141590… ± 2.1×10⁻¹⁶ nats". */
function exactly({ value, errorBound }: Quantity, unit: string): string {
  const number = Number.isFinite(value)
    ? `${String(value).replace('-', '−')} ± ${formatNumber(errorBound, 2)}`
    : formatNumber(value);
  return number + (unit && ` ${unit}`);
}

function howItWasHad({ value, errorBound, method, reason }: Quantity): string {
  if (!Number.isFinite(value)) return `Infinite: ${reason ?? 'by reasoning'}.`;
  if (errorBound === 0) return `By ${method}; exact.`;
  // the bound of a quadrature is tested, not proven
  return method === 'quadrature'
    ? 'By quadrature; estimated to be off by no more than the bound.'
    : `By ${method}; the true value differs from this by no more than the bound.`;
}
