import { gaussLegendre } from '../special/gaussLegendre';

const rule = gaussLegendre(16);

function panel(f: (x: number) => number, a: number, b: number): number {
  const half = 0.5 * (b - a);
  const middle = 0.5 * (a + b);
  return half * rule.nodes.reduce((sum, x, i) => sum + rule.weights[i] * f(middle + half * x), 0);
}

/**
 * ∫_a^b f by bisection until a 16-point rule agrees with its halves within `tolerance`. Slow and simple, for tests only:
 * a route that shares nothing with the integrator under test.
 */
export function adaptiveIntegral(
  f: (x: number) => number,
  a: number,
  b: number,
  tolerance: number,
): number {
  let total = 0;
  const pending: [number, number, number][] = [[a, b, panel(f, a, b)]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [low, high, whole] = next;
    const middle = 0.5 * (low + high);
    const left = panel(f, low, middle);
    const right = panel(f, middle, high);
    const closed = !(middle > low && middle < high);
    if (closed || Math.abs(left + right - whole) <= tolerance) total += left + right;
    else pending.push([low, middle, left], [middle, high, right]);
  }
  return total;
}
