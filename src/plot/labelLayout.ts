/** A label's wish: the place of its middle left, middle or right end, its size, and the end `x` names. */
export interface LabelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/**
 * Places for labels inside an area: each first moved inside, then those that would overlap pushed apart vertically, the
 * upper one up as long as there is room above. Order and number are kept.
 */
export function layOutLabels(
  boxes: readonly LabelBox[],
  area: { readonly width: number; readonly height: number },
): readonly { readonly x: number; readonly y: number }[] {
  const placed = boxes.map((box) => {
    const left = clamp(box.x - startShare(box) * box.width, 0, area.width - box.width);
    return {
      left,
      right: left + box.width,
      y: clamp(box.y, box.height / 2, area.height - box.height / 2),
      box,
    };
  });
  const order = placed.toSorted((a, b) => a.y - b.y);
  // Upwards, away from the points and handles below, each makes room for those under it; what is pushed out at the top is
  // then pushed back down.
  for (const [i, upper] of order.toReversed().entries())
    for (const lower of order.slice(order.length - i))
      if (overlap(upper, lower)) upper.y = Math.min(upper.y, lower.y - gap(upper, lower));
  for (const [i, lower] of order.entries()) {
    lower.y = Math.max(lower.y, lower.box.height / 2);
    for (const upper of order.slice(0, i))
      if (overlap(upper, lower)) lower.y = Math.max(lower.y, upper.y + gap(upper, lower));
  }
  return placed.map(({ left, y, box }) => ({ x: left + startShare(box) * box.width, y }));
}

interface Placed {
  readonly left: number;
  readonly right: number;
  readonly box: LabelBox;
}

function overlap(a: Placed, b: Placed): boolean {
  return a.left < b.right && b.left < a.right;
}

function gap(a: Placed, b: Placed): number {
  return (a.box.height + b.box.height) / 2;
}

function startShare({ anchor }: LabelBox): number {
  if (anchor === 'start') return 0;
  return anchor === 'middle' ? 0.5 : 1;
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
