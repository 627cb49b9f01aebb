import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Snapshot } from '../state';
import { formatEditable } from './formatNumber';
import { useControl } from './frameOptions';
import { useStore } from './liveStore';
import { rangeAt, type LiveRange } from './rangeAt';
import { typedNumber } from './typedNumber';
import { clampTo, stepValue } from './stepValue';
import type { Tone } from './tone';
import { useBurst } from './useBurst';
import { useLive } from './useLive';

interface NumberFieldProps<S, D> extends LiveRange<S, D> {
  /** The state's name for it, the same as its handle's: "q.mean". */
  readonly param: string;
  /** Other names of what it changes: locked with any of them. */
  readonly writes?: readonly string[];
  /** Curve and parameter, the same words as the handle's: "q(z), mean". */
  readonly label: string;
  /** What is seen in place of the label where the context says the rest: "mean". */
  readonly shortLabel?: string;
  readonly unit?: string;
  readonly value: (snap: Snapshot<S, D>) => number;
  readonly onChange: (value: number, gesture?: string) => void;
  readonly tone?: Tone;
  /** Significant digits shown. */
  readonly digits?: number;
}

/**
 * A number to be typed, the twin of a handle. It follows the state except while it is edited; Enter or leaving it
 * commits, Escape takes the edit back. What is no number, or out of range, leaves the state alone and gets a message,
 * which stays until the next edit; at Enter it is kept as typed, and leaving the field brings the state's value back.
 */
export function NumberField<S, D>(props: NumberFieldProps<S, D>) {
  const { hidden, locked } = useControl(props.param, 'setting', props.writes);
  return hidden ? null : <Field {...props} locked={locked} />;
}

interface FieldProps<S, D> extends NumberFieldProps<S, D> {
  /** Read-only: still there, still announced. */
  readonly locked: boolean;
}

function Field<S, D>(props: FieldProps<S, D>) {
  const { label, shortLabel = label, unit, value, digits = 5, tone = 'ink', locked } = props;
  const id = useId();
  const store = useStore<S, D>();
  const input = useRef<HTMLInputElement>(null);
  const edited = useRef(false);
  const [fault, setFault] = useState<'none' | 'standing' | 'left'>('none');
  const invalid = fault === 'standing';
  const nameBurst = useBurst(label);
  const shown = (snap: Snapshot<S, D>) => formatEditable(value(snap), digits);
  const [first] = useState(() => shown(store.get()));

  useLive<HTMLInputElement, S, D>(input, (element, snap) => {
    if (edited.current) return;
    const text = shown(snap);
    if (element.value !== text) element.value = text;
  });

  const restore = (left: typeof fault = 'none') => {
    edited.current = false;
    setFault(left);
    if (input.current) input.current.value = shown(store.get());
  };
  const commit = (leaving: boolean) => {
    if (!edited.current || !input.current) return;
    const typed = typedNumber(input.current.value);
    if (typed === undefined || typed !== clampTo(typed, rangeAt(props, store.get()))) {
      if (leaving) restore('left');
      else setFault('standing');
      return;
    }
    restore();
    if (typed !== value(store.get())) props.onChange(typed);
    restore();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      commit(false);
    } else if (event.key === 'Escape' && edited.current) {
      event.preventDefault();
      restore();
    } else if (/^(Arrow(Up|Down)|Page(Up|Down))$/.test(event.key)) {
      const snap = store.get();
      const before = value(snap);
      const next = locked ? undefined : stepValue(before, event, rangeAt(props, snap));
      if (next === undefined) return;
      event.preventDefault();
      restore();
      // At its limit a key changes nothing: no undo step, and what can be redone stays.
      if (next !== before) props.onChange(next, nameBurst());
    }
  };

  return (
    <div className="field" data-tone={tone} data-invalid={invalid || undefined}>
      <label htmlFor={id}>
        <span aria-hidden={shortLabel !== label || undefined}>{shortLabel}</span>
        {shortLabel !== label && <span className="visually-hidden">{label}</span>}
      </label>
      {/* An item of a flex box cannot be laid out alone; the input inside of it can. */}
      <span className="field-box">
        <input
          ref={input}
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          spellCheck={false}
          defaultValue={first}
          readOnly={locked}
          data-control={props.param}
          aria-invalid={invalid || undefined}
          aria-describedby={fault !== 'none' ? `${id}error` : undefined}
          onInput={() => {
            edited.current = true;
            setFault('none');
          }}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => commit(true)}
          onKeyDown={onKeyDown}
          suppressHydrationWarning
        />
      </span>
      {unit && <span className="field-unit">{unit}</span>}
      {fault !== 'none' && (
        <p className="field-error" id={`${id}error`} role="alert">
          {label} must be a number {fromTo(rangeAt(props, store.get()))}; the figure keeps its last
          value.
        </p>
      )}
    </div>
  );
}

function fromTo({ min, max }: { readonly min: number; readonly max: number }): string {
  return `from ${formatEditable(min)} to ${formatEditable(max)}`.replaceAll('-', '−');
}
