import { useId, useState } from 'react';
import { Button } from '../ui';
import { clampHeight, COLUMN, USUAL_HEIGHT } from './snippets';

/** The shape that every figure fits itself into. */
const COMPACT = (COLUMN * 3) / 5;

/** The height of the box: what the figure needs, where that could be measured, until another one is typed. */
export function HeightField({
  value,
  measured,
  onChange,
}: {
  readonly value: number | undefined;
  readonly measured: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState<string>();

  const commit = () => {
    const number = Number(typed);
    if (typed !== undefined && typed.trim() !== '' && Number.isFinite(number))
      onChange(clampHeight(number));
    setTyped(undefined);
  };

  return (
    <div className="field share-height">
      <label htmlFor={id}>Height</label>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        value={typed ?? String(value ?? measured ?? USUAL_HEIGHT)}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
        }}
      />
      <span className="field-unit">
        pixels{value === undefined && measured !== undefined && ', as measured'}
      </span>
      <span className="share-heights">
        {value !== undefined && (
          <Button quiet onClick={() => onChange(undefined)}>
            {measured === undefined ? 'As usual' : 'As measured'}
          </Button>
        )}
        {value !== COMPACT && (
          <Button quiet onClick={() => onChange(COMPACT)}>
            Compact, 5:3
          </Button>
        )}
      </span>
    </div>
  );
}
