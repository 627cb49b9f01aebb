import { useRef, useState } from 'react';
import { Button } from './Button';
import { Segmented } from './Choice';
import { useBurst } from './useBurst';
import { SPEEDS, usePlayer, type Speed } from './usePlayer';

interface PlayerProps {
  /** What is played, in words: "ascent of the ELBO". */
  readonly label: string;
  /**
   * One step forward; false when there is nothing left to do, or the reader has taken over. Steps that carry the same
   * gesture are one undo step.
   */
  readonly onStep: (gesture: string) => boolean;
  /** One step back; left out where there is no way back. */
  readonly onBack?: (gesture: string) => void;
  /** To the first step. */
  readonly onStart?: () => void;
}

/** Under reduced motion one press takes this many steps, in place of play. */
const MANY = 10;

const SPEED_OPTIONS = Object.keys(SPEEDS).map((speed) => ({ value: speed as Speed, text: speed }));

/**
 * Play, pause, step, back: for whatever goes on in steps. It plays only while it can be seen, and not at all where the
 * reader's system asks for less motion: then one button takes ten steps at once.
 */
export function Player({ label, onStep, onBack, onStart }: PlayerProps) {
  const root = useRef<HTMLDivElement>(null);
  const [speed, setSpeed] = useState<Speed>('medium');
  const plays = useRef(0);
  const nameBurst = useBurst(label);
  const player = usePlayer(root, () => onStep(`${label}:play:${plays.current}`), speed);
  const play = () => {
    plays.current += 1;
    player.play();
  };
  const many = () => {
    const name = nameBurst();
    for (let i = 0; i < MANY && onStep(name); i += 1);
  };
  const byHand = (act: () => void) => () => {
    player.pause();
    act();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset brings looks and rules of its own
    <div ref={root} className="player" role="group" aria-label={label}>
      {onStart && <Button onClick={byHand(onStart)}>Start</Button>}
      {onBack && (
        <Button onClick={byHand(() => onBack(nameBurst()))}>
          <span aria-hidden="true">◂ </span>Back
        </Button>
      )}
      {player.stepsOnly ? (
        <Button className="player-play" onClick={many}>
          {MANY} steps
        </Button>
      ) : (
        <Button className="player-play" onClick={player.playing ? player.pause : play}>
          {player.playing ? 'Pause' : 'Play'}
        </Button>
      )}
      <Button onClick={byHand(() => onStep(nameBurst()))}>
        Step<span aria-hidden="true"> ▸</span>
      </Button>
      {!player.stepsOnly && (
        <Segmented
          label={`Speed of the ${label}`}
          hideLabel
          value={speed}
          options={SPEED_OPTIONS}
          onChange={setSpeed}
        />
      )}
    </div>
  );
}
