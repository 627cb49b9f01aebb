import { useEffect, useRef, useState } from 'react';
import type { LatentSpec } from '../latentModels';
import { fitsStepwise, type FamilyFit } from './familyFits';

/** Worked off in slices that leave the page free between them. */
const SLICE_MS = 8;

interface Fits {
  /** Of the model they were asked for. */
  readonly fits: readonly FamilyFit[] | undefined;
  readonly working: boolean;
  readonly start: (model: LatentSpec) => void;
}

/** The fits of all families to a model, once they have been asked for; a new question drops the old one. */
export function useFamilyFits(model: LatentSpec): Fits {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [asked, setAsked] = useState<LatentSpec>();
  const [done, setDone] = useState<{
    readonly model: LatentSpec;
    readonly fits: readonly FamilyFit[];
  }>();
  useEffect(() => () => clearTimeout(timer.current), []);
  const start = (of: LatentSpec) => {
    clearTimeout(timer.current);
    setAsked(of);
    const steps = fitsStepwise(of);
    const work = () => {
      const until = performance.now() + SLICE_MS;
      do {
        const step = steps.next();
        if (step.done === true) {
          setDone({ model: of, fits: step.value });
          return;
        }
      } while (performance.now() < until);
      timer.current = setTimeout(work, 0);
    };
    timer.current = setTimeout(work, 0);
  };
  const fits = done?.model === model ? done.fits : undefined;
  return { fits, working: asked === model && fits === undefined, start };
}
