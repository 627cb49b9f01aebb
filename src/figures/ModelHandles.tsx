import { Handle, type HandleShape } from '../plot';
import type { ModelParameterInfo, Snapshot } from '../state';
import { formatEditable, type Tone } from '../ui';
import type { LatentSpec } from './latentModels';
import { useModel } from './useModel';

interface ModelHandlesProps<S, D> {
  /** Which of the model's numbers have their handle on this curve, by key. */
  readonly of: (key: string) => boolean;
  /** The curve's height at z. */
  readonly height: (now: Snapshot<S, D>, z: number) => number;
  readonly tone: Tone;
  readonly shape: HandleShape;
  /** The axis as it is drawn: a drag ends at its edge. */
  readonly within: readonly [number, number];
}

/** The handles of a model on the curve of its prior or of its likelihood. */
export function ModelHandles<S extends { readonly model: LatentSpec }, D>({
  of,
  height,
  tone,
  shape,
  within: [from, to],
}: ModelHandlesProps<S, D>) {
  const { parameters, modelOf, set } = useModel<S, D>();
  return parameters.map((parameter) => {
    const { key, words, anchor, fromAnchor } = parameter;
    if (!of(key) || !anchor || !fromAnchor) return null;
    return (
      <Handle
        key={key}
        param={key}
        label={words}
        tone={tone}
        shape={shape}
        axis="x"
        min={parameter.min}
        max={(now: Snapshot<S, D>) => highest(parameter, modelOf(now))}
        step={parameter.step}
        fine={parameter.fine}
        coarse={parameter.coarse}
        value={(now: Snapshot<S, D>) => parameter.read(modelOf(now))}
        valueText={(value) => `${words} ${formatEditable(value, 4).replace('-', '−')}`}
        at={(now: Snapshot<S, D>) => {
          const z = anchor(modelOf(now));
          return [z, height(now, z)];
        }}
        onMove={(z, _height, start: Snapshot<S, D>) =>
          fromAnchor(start.state.model, Math.min(to, Math.max(from, z)))
        }
        onChange={(value, gesture) => set(parameter, value, gesture)}
      />
    );
  });
}

/** Never more successes than trials. */
function highest({ key, max }: ModelParameterInfo, spec: LatentSpec): number {
  return key === 'successes' && spec.type === 'normalBernoulliLogit' ? spec.trials : max;
}
