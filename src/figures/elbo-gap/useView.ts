import { useSelect } from '../../ui';
import type { GapDerived, GapState } from './state';

/** What is shown: everything, or what an optimiser sees. */
export function useView(): GapState['view'] {
  return useSelect<GapState, GapDerived, GapState['view']>((now) => now.state.view);
}
