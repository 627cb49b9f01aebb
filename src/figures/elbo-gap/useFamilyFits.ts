import { useEffect, useRef, useState } from 'react';
import { inSlices } from '../../state';
import type { LatentSpec } from '../latentModels';
import { fitsStepwise, type FamilyFit } from './familyFits';

interface Fits {
  /** Of the model they were asked for. */
  readonly fits: readonly FamilyFit[] | undefined;
  readonly working: boolean;
  readonly start: (model: LatentSpec) => void;
}

/** The fits of all families to a model, once they have been asked for; a new question drops the old one. */
export function useFamilyFits(model: LatentSpec): Fits {
  const stop = useRef<() => void>(undefined);
  const [asked, setAsked] = useState<LatentSpec>();
  const [done, setDone] = useState<{
    readonly model: LatentSpec;
    readonly fits: readonly FamilyFit[];
  }>();
  useEffect(() => () => stop.current?.(), []);
  const start = (of: LatentSpec) => {
    stop.current?.();
    setAsked(of);
    stop.current = inSlices(fitsStepwise(of), (fits) => setDone({ model: of, fits }));
  };
  const fits = done?.model === model ? done.fits : undefined;
  return { fits, working: asked === model && fits === undefined, start };
}
