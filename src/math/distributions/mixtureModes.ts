import { solveIncreasing } from '../special/invert';
import type { Components } from './mixtureComponents';

/** Slope and curvature of the density, up to one common positive factor e^{−shift} that keeps far points from underflow. */
function derivatives({ weights, means, sds }: Components, x: number): readonly [number, number] {
  const logs = weights.map((w, i) => {
    const z = (x - means[i]) / sds[i];
    return Math.log(w) - Math.log(sds[i]) - 0.5 * z * z;
  });
  const shift = Math.max(...logs);
  let slope = 0;
  let curvature = 0;
  for (let i = 0; i < logs.length; i++) {
    const f = Math.exp(logs[i] - shift);
    const z = (x - means[i]) / sds[i];
    slope -= (f * z) / sds[i];
    curvature += (f * (z * z - 1)) / sds[i] / sds[i];
  }
  return [slope, curvature];
}

/**
 * Local maxima of a normal mixture, ascending. All lie between the lowest and the highest mean; the slope is sampled there
 * at points that resolve every component (a tenth of its sd out to 6 sd), each change from + to − refined by Newton's
 * method. (There can be fewer maxima than components; in one dimension never more: B. W. Silverman, J. R. Statist. Soc. B
 * 43 (1981) 97, for equal sds.)
 */
export function mixtureModes(components: Components): number[] {
  const { means, sds } = components;
  const low = Math.min(...means);
  const high = Math.max(...means);
  if (low === high) return [low];
  const points = [low, high];
  means.forEach((mean, i) => {
    for (let k = -60; k <= 60; k++) {
      const x = mean + 0.1 * k * sds[i];
      if (x > low && x < high) points.push(x);
    }
  });
  points.sort((a, b) => a - b);
  const modes: number[] = [];
  const slopes = points.map((x) => derivatives(components, x)[0]);
  for (let i = 0; i < points.length; i++) {
    const slope = slopes[i];
    const next = slopes[i + 1];
    if (slope === 0 && (slopes[i - 1] ?? 1) > 0 && (next ?? -1) < 0) modes.push(points[i]);
    else if (slope > 0 && next !== undefined && next < 0) {
      const downhill = (x: number): [number, number] => {
        const [s, c] = derivatives(components, x);
        return [-s, -c];
      };
      const [a, b] = [points[i], points[i + 1]];
      modes.push(solveIncreasing(downhill, a, b, 0.5 * (a + b)));
    }
  }
  return modes;
}
