import { Handle } from '../plot';
import type { Snapshot } from '../state';
import { formatEditable } from '../ui';
import { qOf } from './approximations';
import { useQ, type WithQ } from './useQ';

/** One handle on the curve of q for each of its parameters: location at the peak, scale at the shoulder. */
export function QHandles({
  within: [from, to],
}: {
  /** The axis as it is drawn: a drag ends at its edge. */
  readonly within: readonly [number, number];
}) {
  const { parameters, specOf, set } = useQ();
  return parameters.map((parameter) => (
    <Handle
      key={parameter.key}
      param={`q.${parameter.key}`}
      label={`q(z), ${parameter.words}`}
      tone="q"
      shape="disc"
      axis="x"
      min={parameter.min}
      max={parameter.max}
      step={parameter.step}
      fine={parameter.fine}
      coarse={parameter.coarse}
      value={(now: Snapshot<WithQ, unknown>) => parameter.read(specOf(now))}
      valueText={(value) => `${parameter.words} ${formatEditable(value, 4).replace('-', '−')}`}
      at={(now: Snapshot<WithQ, unknown>) => {
        const spec = specOf(now);
        const z = parameter.anchor(spec);
        return [z, qOf(spec).pdf(z)];
      }}
      onMove={(z, _height, start: Snapshot<WithQ, unknown>) =>
        parameter.fromAnchor(specOf(start), Math.min(to, Math.max(from, z)))
      }
      onChange={(value, gesture) => set(parameter, value, gesture)}
    />
  ));
}
