import { Segmented } from './Choice';
import type { FrameOptions } from './frameOptions';

type Units = FrameOptions['units'];

const OPTIONS = [
  { value: 'nats', text: 'nats' },
  { value: 'bits', text: 'bits' },
] as const;

/** In what information is shown: the reader's choice where no page around has made it. */
export function UnitsSwitch({
  units,
  onChange,
}: {
  readonly units: Units;
  readonly onChange: (units: Units) => void;
}) {
  return (
    <Segmented
      param="units"
      label="Unit of information"
      hideLabel
      value={units}
      options={OPTIONS}
      onChange={onChange}
    />
  );
}
