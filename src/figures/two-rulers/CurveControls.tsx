import type { ContinuousSpec } from '../../math';
import { changeFamily, type CurveFamily } from '../../state';
import { Select, useSelect, useStore } from '../../ui';
import { CurveFields } from '../CurveFields';
import type { CurveName } from '../useCurve';
import { FAMILIES, type RulersDerived, type RulersState } from './state';
import { distributionOf } from './distributionOf';
import { FAMILY_WORDS } from './words';

const options = FAMILIES.map((family) => ({ value: family, text: FAMILY_WORDS[family] }));

/** Family and typed parameters of one curve: the same values as its handles. */
export function CurveControls({ curve }: { readonly curve: CurveName }) {
  const store = useStore<RulersState, RulersDerived>();
  const family = useSelect<RulersState, RulersDerived, CurveFamily>(
    (now) => now.state[curve].family as CurveFamily,
  );
  return (
    <CurveFields curve={curve}>
      <Select
        param={`${curve}.family`}
        label={`${curve}(z), family`}
        hideLabel
        value={family}
        options={options}
        onChange={(next) =>
          store.update((state) => ({
            ...state,
            [curve]: changeFamily(distributionOf(state[curve]), next) as ContinuousSpec,
          }))
        }
      />
    </CurveFields>
  );
}
