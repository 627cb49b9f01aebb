import type { Quantity } from '../types';

/** A compensated sum (A. Neumaier, Z. Angew. Math. Mech. 54 (1974) 39) that adds up a bound on its terms' errors beside it. */
export class RunningSum {
  #sum = 0;
  #carry = 0;
  #termErrors = 0;
  #size = 0;
  #count = 0;

  /** Adds a term whose own error is at most `error`. */
  add(term: number, error: number): void {
    const next = this.#sum + term;
    if (Number.isFinite(next)) {
      this.#carry +=
        Math.abs(this.#sum) >= Math.abs(term) ? this.#sum - next + term : term - next + this.#sum;
    }
    this.#sum = next;
    this.#termErrors += error;
    this.#size += Math.abs(term);
    this.#count += 1;
  }

  get value(): number {
    return this.#sum + this.#carry;
  }

  /** Bound on the error of `value`: that of the terms, and of the compensated sum itself. */
  get error(): number {
    const { EPSILON, MIN_VALUE } = Number;
    const underflow = this.#size > 0 ? this.#count * MIN_VALUE : 0;
    const rounding = EPSILON * Math.abs(this.value);
    return 1.01 * this.#termErrors + rounding + this.#count * EPSILON ** 2 * this.#size + underflow;
  }

  quantity(): Quantity {
    return { value: this.value, errorBound: this.error, method: 'enumeration' };
  }
}
