import { digamma } from '../special/digamma';
import { normalHazard } from '../special/normal';
import type { ContinuousSpec } from '../types';

/** How a family is differentiated: which parameters, and ∂ log q(z)/∂ each of them, at fixed z = anchor + offset. */
interface Score {
  /** Names of the parameters; scales and shapes are differentiated by their logarithm. */
  readonly parameters: readonly string[];
  at(anchor: number, offset: number): readonly number[];
  /** Location and scale, where z = location + scale·ε with ε free of both: then ∂z/∂(location, log scale) = (1, z − location). */
  readonly locationScale?: { readonly location: number; readonly scale: number };
}

/** The score of q; undefined for the families that are not differentiated here. */
export function scoreOf(q: ContinuousSpec): Score | undefined {
  switch (q.family) {
    case 'normal': {
      const { mean, sd } = q;
      return {
        parameters: ['mean', 'log sd'],
        at: (anchor, offset) => {
          const t = (anchor - mean + offset) / sd;
          return [t / sd, t * t - 1];
        },
        locationScale: { location: mean, scale: sd },
      };
    }
    case 'studentT': {
      const { loc, scale, df } = q;
      return {
        parameters: ['loc', 'log scale'],
        at: (anchor, offset) => {
          const t = (anchor - loc + offset) / scale;
          const pull = ((df + 1) * t) / (df + t * t);
          return [pull / scale, t * pull - 1];
        },
        locationScale: { location: loc, scale },
      };
    }
    case 'skewNormal': {
      const { loc, scale, shape } = q;
      return {
        parameters: ['loc', 'log scale'],
        at: (anchor, offset) => {
          const t = (anchor - loc + offset) / scale;
          const pull = t - shape * normalHazard(shape * t);
          return [pull / scale, t * pull - 1];
        },
        locationScale: { location: loc, scale },
      };
    }
    case 'beta': {
      const { a, b } = q;
      const ofSum = digamma(a + b);
      const ofA = digamma(a) - ofSum;
      const ofB = digamma(b) - ofSum;
      return {
        parameters: ['log a', 'log b'],
        at: (anchor, offset) => [
          a * (Math.log(anchor + offset) - ofA),
          b * (Math.log(1 - anchor - offset) - ofB),
        ],
      };
    }
    case 'gamma': {
      const { shape, rate } = q;
      const constant = Math.log(rate) - digamma(shape);
      return {
        parameters: ['log shape', 'log rate'],
        at: (anchor, offset) => {
          const z = anchor + offset;
          return [shape * (Math.log(z) + constant), shape - rate * z];
        },
      };
    }
    default:
      return undefined;
  }
}
