interface StillProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * An outline that is not painted and encloses all that moves in its group: so the group's bounds stay what they are.
 * When those of a part that is put together by itself change, as a clipped curve's or the handles' would at every move of
 * a drag, browsers put the layers of the whole page together anew, which takes longer than to paint the figure. It is a
 * polygon because nothing else in a drawing is one: no rule of a style sheet paints it.
 */
export function Still({ x, y, width, height }: StillProps) {
  const [right, bottom] = [x + width, y + height];
  return (
    <polygon
      points={`${x},${y} ${right},${y} ${right},${bottom} ${x},${bottom}`}
      fill="none"
      stroke="none"
      pointerEvents="none"
    />
  );
}
