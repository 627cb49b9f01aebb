/** The public face of the core: everything outside src/math imports from here only. */
export { compare } from './divergences/compare';
export type { Comparison } from './divergences/compare';
export { comparePair } from './divergences/comparePair';
export { compareCategorical, type CategoricalComparison } from './divergences/compareCategorical';
export { compareDiscrete, type CountComparison } from './divergences/discreteCompare';
export { meanSquareOverWindow } from './divergences/meanSquareOverWindow';
export { shiftedNormals, slopesInDistance } from './divergences/shiftedNormals';
export { divergences, type QuantityId } from './divergences/list';
export type { Divergence, Integrand } from './divergences/divergence';
export { jsd } from './divergences/jsd';
export { klPQ } from './divergences/klPQ';
export { klQP } from './divergences/klQP';
export { l1 } from './divergences/l1';
export { l2Squared } from './divergences/l2Squared';
export { tv } from './divergences/tv';
export { createModel } from './inference/createModel';
export { modelCreatorOf, type Model, type ModelInside } from './inference/modelCreatorOf';
export * as modelKinds from './inference/models/kinds';
export { elboOf, type ElboReport } from './inference/elbo';
export { elboGradientOf, type ElboGradient } from './inference/elboGradient';
export {
  elboGradientMonteCarloOf,
  type MonteCarloGradient,
  type MonteCarloOptions,
} from './inference/elboGradientMonteCarlo';
export { importanceWeightedBoundOf } from './inference/importanceWeightedBound';
export { maximiseElboOf, type ElboMaximum, type MaximisedElbo } from './inference/maximiseElbo';
export {
  overParameterOf,
  withParameter,
  type AtParameter,
  type ModelParameter,
} from './inference/overParameter';
export {
  elbo,
  elboGradient,
  elboGradientMonteCarlo,
  importanceWeightedBound,
  maximiseElbo,
  overParameter,
} from './inference/fromSpecs';
export type * from './inference/modelSpec';
export { rootOf } from './quantity';
export { translate } from './distributions/translate';
export { createDistribution } from './distributions/create';
export { creatorOf } from './distributions/creatorOf';
export * as families from './distributions/families';
export { categorical } from './distributions/categorical';
export type {
  ContinuousDistribution,
  ContinuousLaw,
  DiscreteDistribution,
  Distribution,
  RandomSource,
} from './distributions/types';
export { integratePair, type PairIntegrand } from './quadrature/integratePair';
export { continueFitOf } from './optimize/continueFit';
export {
  descentPath,
  type DescentCoordinates,
  type DescentOptions,
  type DescentPath,
  type DescentPoint,
} from './optimize/descentPath';
export { fitMixture, type MixtureFit } from './optimize/fitMixture';
export {
  branchStart,
  equalModes,
  minimumNear,
  modeSwitch,
  modeSwitchStepwise,
  type ModeSwitch,
  type SwitchBranch,
  type SwitchLoss,
  type SwitchPlace,
  SWITCH_RANGE,
} from './optimize/modeSwitch';
export { bestFit, continueFit, objective } from './optimize/fromSpecs';
export {
  landscape,
  type Landscape,
  type LandscapeLoss,
  type LandscapeOptions,
} from './optimize/landscape';
export { objectiveOf, type Objective } from './optimize/objective';
export type {
  BestFit,
  FitLoss,
  FitMinimum,
  FitOptions,
  NoFitReason,
  NormalParameters,
} from './optimize/types';
export { bestRate, gridRate, type BestRate, type RateSearch } from './softmax/bestRate';
export {
  ARRIVED,
  MOST_STEPS,
  createRun,
  type DescentRun,
  type RunCurves,
  type RunPoint,
  type RunSpec,
} from './softmax/createRun';
export { oneSigmoid, type SigmoidSlopes } from './softmax/oneSigmoid';
export {
  softmaxGradients,
  type GradientName,
  type SoftmaxGradients,
} from './softmax/softmaxGradients';
export { STEP_RULES, type StepRule } from './softmax/stepRule';
export { RACE_LOSSES, type RaceLoss } from './softmax/types';
export { createRng, type Rng } from './random/rng';
export { DomainError } from './types';
export type * from './types';
