import type { ContinuousSpec } from '../math';
import { changeFamily, type CurveFamily } from '../state';
import { Select, useSelect, useStore } from '../ui';
import { Q_FAMILIES, Q_FAMILY_NAMES, qOf } from './approximations';
import { CurveFields } from './CurveFields';
import type { WithCurve } from './useCurve';

const options = Q_FAMILIES.map((family) => ({ value: family, text: Q_FAMILY_NAMES[family] }));

/** Family and typed parameters of q: the same values as its handles. */
export function QControls() {
  const store = useStore<WithCurve, unknown>();
  const family = useSelect<WithCurve, unknown, CurveFamily>(
    (now) => now.state.q.family as CurveFamily,
  );
  return (
    <CurveFields curve="q">
      <Select
        param="q.family"
        label="q(z), family"
        hideLabel
        value={family}
        options={options}
        onChange={(next) =>
          store.update((state) => ({
            ...state,
            q: changeFamily(qOf(state.q), next) as ContinuousSpec,
          }))
        }
      />
    </CurveFields>
  );
}
