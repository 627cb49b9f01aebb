/** The form of a handle. */
export type HandleShape = 'disc' | 'ring' | 'diamond';

const SIZE = 7;
const HIT_RADIUS = 22;

interface HandleMarkProps {
  readonly shape: HandleShape;
  readonly axis: 'x' | 'y';
  readonly locked: boolean;
}

/** What is seen of a handle: hit area, focus ring, arrows in the directions it moves, mark. */
export function HandleMark({ shape, axis, locked }: HandleMarkProps) {
  return (
    <>
      {!locked && <circle className="handle-hit" r={HIT_RADIUS} />}
      <circle className="handle-focus" r={SIZE + 6} />
      {!locked && (
        <path
          className="handle-arrows"
          d="M-12,-3.5L-15.5,0L-12,3.5M12,-3.5L15.5,0L12,3.5"
          transform={axis === 'y' ? 'rotate(90)' : undefined}
        />
      )}
      {shape === 'diamond' ? (
        <path className="handle-mark" d="M0,-8.5L8.5,0L0,8.5L-8.5,0Z" />
      ) : (
        <circle className="handle-mark" data-ring={shape === 'ring' || undefined} r={SIZE} />
      )}
    </>
  );
}
