import type { DescentPath, GaussianMixtureSpec, Landscape, NormalSpec } from '../../math';
import type { ContourMap } from '../../plot';
import type { Loss } from './losses';
import type { Coordinates } from './state';

/** The part of the half plane of normals that a map shows. */
export interface MapGround {
  readonly mean: readonly [number, number];
  readonly sd: readonly [number, number];
}

interface KnownMap {
  readonly map: ContourMap;
  readonly isFull: boolean;
}

/** A target has few maps at a time: of each loss one, at the axes as they are drawn. */
const MOST_MAPS = 10;

/** What has been learnt of one target's landscapes, and of the descents on them. */
export class Survey {
  readonly #maps = new Map<string, KnownMap>();
  readonly #paths = new WeakMap<NormalSpec, Map<string, DescentPath>>();

  learnMap(loss: Loss, ground: MapGround, landscape: Landscape, isFull: boolean): void {
    const key = keyOf(loss, ground);
    if (this.#maps.get(key)?.isFull) return;
    const { columns, rows } = landscape;
    const map = { columns, rows, values: landscape.values[loss], x: ground.mean, y: ground.sd };
    this.#maps.delete(key);
    this.#maps.set(key, { map, isFull });
    for (const oldest of this.#maps.keys()) {
      if (this.#maps.size <= MOST_MAPS) break;
      this.#maps.delete(oldest);
    }
  }

  map(loss: Loss, ground: MapGround): KnownMap | undefined {
    return this.#maps.get(keyOf(loss, ground));
  }

  learnPath(q: NormalSpec, loss: Loss, coordinates: Coordinates, path: DescentPath): void {
    const known = this.#paths.get(q) ?? new Map<string, DescentPath>();
    known.set(`${loss} ${coordinates}`, path);
    this.#paths.set(q, known);
  }

  /** The way down from this q. */
  path(q: NormalSpec, loss: Loss, coordinates: Coordinates): DescentPath | undefined {
    return this.#paths.get(q)?.get(`${loss} ${coordinates}`);
  }
}

function keyOf(loss: Loss, { mean, sd }: MapGround): string {
  return [loss, ...mean, ...sd].join(' ');
}

const surveys = new WeakMap<GaussianMixtureSpec, Survey>();

/** The same for the same target: what has been learnt is kept. */
export function surveyOf(spec: GaussianMixtureSpec): Survey {
  let survey = surveys.get(spec);
  if (survey === undefined) {
    survey = new Survey();
    surveys.set(spec, survey);
  }
  return survey;
}
