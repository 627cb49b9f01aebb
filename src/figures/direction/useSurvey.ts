import { useEffect, useRef } from 'react';
import { openLandscapeDesk, type LandscapeAnswer, type LandscapeRequest } from '../../state';
import { useStore } from '../../ui';
import { surveyOf, type MapGround } from './survey';
import type { DirectionDerived, DirectionState } from './state';
import { walkOf } from './walk';

/** A drag that pauses this long gets the full map, and the way down. */
const REST_MS = 120;
/** While p is dragged its coarse map is asked for so often: each answer is drawn between two moves. */
const DRAG_MS = 90;
/** An easing axis is another at every frame: some frames without a new one, and it has come to rest. */
const EASED_MS = 60;

const COARSE = 24;
const FULL = 96;

/**
 * Asks for the landscape of the chosen loss over this ground, coarse to fine, and for the descent from q. During a drag
 * for no more than the coarse map of a moving p; while the ground moves for nothing. Another object is another ground.
 */
export function useSurvey(ground: MapGround): void {
  const store = useStore<DirectionState, DirectionDerived>();
  const drawn = useRef(ground);
  const onMovedGround = useRef<(() => void) | null>(null);

  useEffect(() => {
    if (drawn.current === ground) return;
    drawn.current = ground;
    onMovedGround.current?.();
  }, [ground]);

  useEffect(() => {
    const desk = openLandscapeDesk();
    let timer: ReturnType<typeof setTimeout> | undefined;

    const ask = (asFull: boolean): void => {
      const { state } = store.get();
      const { p, q, loss, coordinates } = state;
      const here = drawn.current;
      const survey = surveyOf(p);
      const known = survey.map(loss, here);
      const map = (cells: number): LandscapeRequest => ({
        target: p,
        map: { losses: [loss], ...here, columns: cells, rows: cells },
      });
      const needsPath = asFull && !walkOf(state) && !survey.path(q, loss, coordinates);
      const requests: readonly LandscapeRequest[] = [
        ...(known ? [] : [map(COARSE)]),
        ...(needsPath ? [{ target: p, path: { loss, from: q, coordinates } }] : []),
        ...(asFull && !known?.isFull ? [map(FULL)] : []),
      ];
      if (requests.length === 0) return;
      const onAnswer = (answer: LandscapeAnswer) => {
        if ('map' in answer) survey.learnMap(loss, here, answer.map, answer.map.columns === FULL);
        else survey.learnPath(q, loss, coordinates, answer.path);
        store.refresh();
      };
      void desk.ask(requests, onAnswer);
    };

    let isEasing = false;
    const askAfter = (ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        isEasing = false;
        ask(true);
      }, ms);
    };

    let last: DirectionState | undefined;
    let wasActive = false;
    let drag: ReturnType<typeof setTimeout> | undefined;
    const onChange = () => {
      const { state, active } = store.get();
      // Not for its own refresh; for the end of a gesture, whose full map is still open.
      if (state === last && active === wasActive) return;
      const isNewTarget = state.p !== last?.p;
      last = state;
      wasActive = active;
      // An axis stands still during a gesture. While it eases, what has changed is asked about with its rest.
      if (active) isEasing = false;
      if (!isEasing) askAfter(active ? REST_MS : 0);
      if (!active || !isNewTarget || drag !== undefined) return;
      drag = setTimeout(() => {
        drag = undefined;
        if (store.get().active) ask(false);
      }, DRAG_MS);
    };
    onChange();
    const leave = store.subscribe(onChange);
    onMovedGround.current = () => {
      isEasing = !wasActive;
      askAfter(wasActive ? REST_MS : EASED_MS);
    };
    return () => {
      onMovedGround.current = null;
      clearTimeout(timer);
      clearTimeout(drag);
      leave();
      desk.close();
    };
  }, [store]);
}
