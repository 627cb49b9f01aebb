import { bhattacharyya } from './bhattacharyya';
import { chi2QP } from './chi2QP';
import { crossEntropyQP } from './crossEntropyQP';
import type { Divergence } from './divergence';
import { entropyP } from './entropyP';
import { entropyQ } from './entropyQ';
import { hellinger } from './hellinger';
import { jeffreys } from './jeffreys';
import { jsd } from './jsd';
import { klPQ } from './klPQ';
import { klQP } from './klQP';
import { l1 } from './l1';
import { l2Squared } from './l2Squared';
import { log1pChi2QP } from './log1pChi2QP';
import { tv } from './tv';
import { wasserstein1 } from './wasserstein1';

/** Every quantity `compare` returns, in the order it is shown. A new one is its file and one line here. */
export const divergences = [
  klQP,
  klPQ,
  jeffreys,
  jsd,
  tv,
  l1,
  l2Squared,
  hellinger,
  bhattacharyya,
  chi2QP,
  log1pChi2QP,
  crossEntropyQP,
  entropyQ,
  entropyP,
  wasserstein1,
] as const satisfies readonly Divergence[];

export type QuantityId = (typeof divergences)[number]['id'];
