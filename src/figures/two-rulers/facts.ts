import { families, meanSquareOverWindow, shiftedNormals, type NormalSpec } from '../../math';

/** The numbers the chapter's prose states, computed by the core; the tests beside evaluate what is said of them. */
const q: NormalSpec = { family: 'normal', mean: 0, sd: 1 };
const p: NormalSpec = { ...q, mean: 1 };
const unit = shiftedNormals(1, 1);
const mse = (halfWidth: number) =>
  meanSquareOverWindow(families.normal.create(q), families.normal.create(p), halfWidth);

export const facts = {
  logThousand: { value: Math.log(1000) },
  bitsPerNat: { value: 1 / Math.LN2 },
  l2Limit: { value: unit.l2Limit },
  l2SlopeAtSix: { value: unit.l2Slope(6) },
  l2SlopeAtTen: { value: unit.l2Slope(10) },
  mseWithinFive: mse(5),
  mseWithinFifty: mse(50),
};
