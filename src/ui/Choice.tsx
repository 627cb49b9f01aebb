import { useId } from 'react';
import { useControl } from './frameOptions';

interface ChoiceProps<T extends string> {
  /** The state's name for it: "q.family", "integrand". */
  readonly param?: string;
  /** Other names of what it changes: locked with any of them. */
  readonly writes?: readonly string[];
  readonly label: string;
  /** Keeps the label for assistive technology only. */
  readonly hideLabel?: boolean;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, all seen at once: radio buttons in one row. */
export function Segmented<T extends string>({
  param,
  writes,
  label,
  hideLabel = false,
  value,
  options,
  onChange,
}: ChoiceProps<T>) {
  const name = useId();
  const { hidden, locked } = useControl(param, 'tool', writes);
  if (hidden) return null;
  return (
    <fieldset
      className="segmented"
      data-control={param}
      data-locked={locked || undefined}
      aria-disabled={locked || undefined}
    >
      <legend className={hideLabel ? 'visually-hidden' : undefined}>{label}</legend>
      <div className="segmented-row">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              // The one that is chosen can still be reached and read.
              disabled={locked && option.value !== value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of many: the browser's own list. */
export function Select<T extends string>({
  param,
  writes,
  label,
  hideLabel = false,
  value,
  options,
  onChange,
}: ChoiceProps<T>) {
  const id = useId();
  const { hidden, locked } = useControl(param, 'setting', writes);
  if (hidden) return null;
  // A disabled list cannot be reached by keyboard; one with nothing else to choose can, and is read out.
  const offered = locked ? options.filter((option) => option.value === value) : options;
  return (
    <div className="select" data-locked={locked || undefined}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : undefined}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        data-control={param}
        aria-disabled={locked || undefined}
        onChange={(event) => onChange(event.target.value as T)}
      >
        {offered.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </div>
  );
}
