/** Nodes and weights of a quadrature rule on [−1, 1]. */
interface Rule {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Gauss–Legendre rule with n points on [−1, 1]: zeros of P_n by Newton's method from the asymptotic guess
 * cos(π (i + 3/4)/(n + 1/2)), weights 2 / ((1 − x²) P_n'(x)²) (DLMF 3.5.21, 18.2.9). Exact to a few ulp for n ≤ 100.
 */
export function gaussLegendre(n: number): Rule {
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < n; i++) {
    let x = -Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let step = 0; step < 8; step++) {
      let previous = 1;
      let current = x;
      for (let k = 2; k <= n; k++) {
        [previous, current] = [current, ((2 * k - 1) * x * current - (k - 1) * previous) / k];
      }
      slope = (n * (previous - x * current)) / (1 - x * x);
      const change = current / slope;
      x -= change;
      if (Math.abs(change) < 1e-16) break;
    }
    nodes.push(x);
    weights.push(2 / ((1 - x * x) * slope * slope));
  }
  return { nodes, weights };
}
