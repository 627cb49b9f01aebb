/** Area under the piecewise-linear function through the points. */
export function pieceArea(knots: readonly number[], values: readonly number[]): number {
  let area = 0;
  for (let i = 1; i < knots.length; i++) {
    area += 0.5 * (knots[i] - knots[i - 1]) * (values[i] + values[i - 1]);
  }
  return area;
}

/** Mean and variance of the piecewise-linear density. */
export function pieceMoments(
  knots: readonly number[],
  densities: readonly number[],
): readonly [mean: number, variance: number] {
  const centre = knots[0];
  let mean = 0;
  forEachPiece(knots, densities, (left, width, mass, tilt) => {
    mean += mass * (left - centre + width * (0.5 + tilt));
  });
  let variance = 0;
  forEachPiece(knots, densities, (left, width, mass, tilt) => {
    const fromMean = left - centre + width * (0.5 + tilt) - mean;
    variance += mass * (fromMean * fromMean + width * width * (1 / 12 - tilt * tilt));
  });
  return [centre + mean, variance];
}

/** Each piece's left end, width, mass, and the shift of its own mean from the middle in widths, (b − a)/(6 (a + b)). */
function forEachPiece(
  knots: readonly number[],
  densities: readonly number[],
  visit: (left: number, width: number, mass: number, tilt: number) => void,
): void {
  for (let i = 1; i < knots.length; i++) {
    const a = densities[i - 1];
    const b = densities[i];
    if (a + b === 0) continue;
    const width = knots[i] - knots[i - 1];
    visit(knots[i - 1], width, 0.5 * width * (a + b), (b - a) / (6 * (a + b)));
  }
}

/** Local maxima: knots above both neighbours, the middle of a plateau above both; none where all is level. */
export function piecewiseModes(knots: readonly number[], densities: readonly number[]): number[] {
  const modes: number[] = [];
  const last = knots.length - 1;
  for (let i = 0; i <= last;) {
    let j = i;
    while (j < last && densities[j + 1] === densities[i]) j += 1;
    const before = i === 0 ? -1 : densities[i - 1];
    const after = j === last ? -1 : densities[j + 1];
    const level = i === 0 && j === last;
    if (!level && densities[i] > before && densities[i] > after) {
      modes.push(0.5 * (knots[i] + knots[j]));
    }
    i = j + 1;
  }
  return modes;
}

/** Maximal open intervals between knots on which the density is 0 throughout. */
export function zeroRuns(
  knots: readonly number[],
  densities: readonly number[],
): (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  for (let i = 0; i < knots.length;) {
    let j = i;
    while (densities[i] === 0 && j < knots.length - 1 && densities[j + 1] === 0) j += 1;
    if (j > i) runs.push([knots[i], knots[j]]);
    i = j + 1;
  }
  return runs;
}
