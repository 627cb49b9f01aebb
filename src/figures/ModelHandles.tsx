import { Handle, type HandleShape } from '../plot';
import { type ModelParameterInfo, type Snapshot } from '../state';
import { formatEditable, type Tone } from '../ui';
import type { LatentSpec } from './latentModels';
import { useModel, type WithModel } from './useModel';

interface ModelHandlesProps {
  /** Which of the model's numbers have their handle on this curve, by key. */
  readonly of: (key: string) => boolean;
  /** The curve's height at z. */
  readonly height: (model: LatentSpec, z: number) => number;
  readonly tone: Tone;
  readonly shape: HandleShape;
  /** The axis as it is drawn: a drag ends at its edge. */
  readonly within: readonly [number, number];
}

/** The handles of a model on the curve of its prior or of its likelihood. */
export function ModelHandles({ of, height, tone, shape, within: [from, to] }: ModelHandlesProps) {
  const { parameters, modelOf, set } = useModel();
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
        max={(now: Snapshot<WithModel, unknown>) => highest(parameter, modelOf(now))}
        step={parameter.step}
        fine={parameter.fine}
        coarse={parameter.coarse}
        value={(now: Snapshot<WithModel, unknown>) => parameter.read(modelOf(now))}
        valueText={(value) => `${words} ${formatEditable(value, 4).replace('-', '−')}`}
        at={(now: Snapshot<WithModel, unknown>) => {
          const model = modelOf(now);
          const z = anchor(model);
          return [z, height(model, z)];
        }}
        onMove={(z, _height, start: Snapshot<WithModel, unknown>) =>
          fromAnchor(modelOf(start), Math.min(to, Math.max(from, z)))
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
