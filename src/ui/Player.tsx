import { useEffect, useRef, useState } from 'react';
import { Button } from './Button';
import { Segmented } from './Choice';
import { useControl, useFrameOptions } from './frameOptions';
import { useStore } from './liveStore';
import { useJoinPlayers } from './players';
import { useBurst } from './useBurst';
import { SPEEDS, usePlayer, type Speed } from './usePlayer';

interface PlayerProps {
  /** The state's name for what it moves. */
  readonly param: string;
  /** Other names of what it changes: locked with any of them. */
  readonly writes?: readonly string[];
  /** What is played, in words: "ascent of the ELBO". */
  readonly label: string;
  /**
   * One step forward; false when there is nothing left to do. Steps that carry the same gesture are one undo step.
   */
  readonly onStep: (gesture: string) => boolean;
  /** What a tick of play does, where that is more than one step. */
  readonly onTick?: (gesture: string) => boolean;
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
 * reader's system asks for less motion: then one button takes ten steps at once. A hand on a handle has the last word:
 * it stops the play, and no step is taken against it.
 */
export function Player({
  param,
  writes,
  label,
  onStep,
  onTick = onStep,
  onBack,
  onStart,
}: PlayerProps) {
  const store = useStore();
  const root = useRef<HTMLDivElement>(null);
  const [speed, setSpeed] = useState<Speed>('medium');
  const plays = useRef(0);
  const nameBurst = useBurst(label);
  const player = usePlayer(root, () => onTick(`${label}:play:${plays.current}`), speed);
  const play = () => {
    plays.current += 1;
    player.play();
  };
  const { autoplay } = useFrameOptions();
  const { hidden, locked } = useControl(param, 'tool', writes);
  // The page around may play and pause what the reader may not.
  useJoinPlayers({ playing: player.playing, play, pause: player.pause });
  const startsItself = autoplay && !player.stepsOnly;
  useEffect(() => {
    if (!startsItself) return;
    plays.current += 1;
    player.play();
    // Once: what the reader has paused stays paused.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [startsItself]);
  const many = () => {
    const name = nameBurst();
    for (let i = 0; i < MANY && onStep(name); i += 1);
  };
  const byHand = (act: () => void) => () => {
    if (locked || store.get().active) return;
    player.pause();
    act();
  };
  const lock = { 'aria-disabled': locked || undefined };
  // What goes on by itself can be stopped.
  if (hidden && !startsItself) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset brings looks and rules of its own
    <div ref={root} className="player" role="group" aria-label={label}>
      {onStart && (
        <Button {...lock} onClick={byHand(onStart)}>
          Start
        </Button>
      )}
      {onBack && (
        <Button {...lock} onClick={byHand(() => onBack(nameBurst()))}>
          <span aria-hidden="true">◂ </span>Back
        </Button>
      )}
      {player.stepsOnly ? (
        <Button {...lock} className="player-play" onClick={byHand(many)}>
          {MANY} steps
        </Button>
      ) : (
        <Button
          aria-disabled={(locked && !player.playing) || undefined}
          className="player-play"
          onClick={player.playing ? player.pause : () => !locked && play()}
        >
          {player.playing ? 'Pause' : 'Play'}
        </Button>
      )}
      <Button {...lock} onClick={byHand(() => onStep(nameBurst()))}>
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
