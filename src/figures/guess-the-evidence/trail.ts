import type { Points } from '../../plot';

interface Place {
  /** c = p(x)/g. */
  readonly scale: number;
  readonly mean: number;
  readonly sd: number;
}

/** Two places with more than this between them, in sds or in log sd, are a jump: no line joins them. */
const JUMP = 0.75;

/** The best q at the guesses that the reader has been to, in the order of the guesses. */
export class Trail {
  #places: Place[] = [];
  #points: Points | undefined;

  /** A settled place takes that of a provisional one at the same guess. */
  visit({ scale, mean, sd }: Place): void {
    const index = this.#places.findIndex((place) => place.scale >= scale);
    const at = index < 0 ? this.#places.length : index;
    const there = this.#places[at];
    const isThere = there?.scale === scale;
    if (isThere && there.mean === mean && there.sd === sd) return;
    this.#places.splice(at, isThere ? 1 : 0, { scale, mean, sd });
    this.#points = undefined;
  }

  forget(): void {
    this.#places = [];
    this.#points = undefined;
  }

  /** Means and sds along the guesses, with a gap at each jump. */
  get points(): Points {
    if (this.#points) return this.#points;
    const x: number[] = [];
    const y: number[] = [];
    for (const [i, place] of this.#places.entries()) {
      const before = this.#places[i - 1];
      if (before && isJump(before, place)) {
        x.push(place.mean);
        y.push(NaN);
      }
      x.push(place.mean);
      y.push(place.sd);
    }
    this.#points = { x, y };
    return this.#points;
  }
}

function isJump(a: Place, b: Place): boolean {
  const width = Math.min(a.sd, b.sd);
  return Math.abs(a.mean - b.mean) > JUMP * width || Math.abs(Math.log(a.sd / b.sd)) > JUMP;
}
