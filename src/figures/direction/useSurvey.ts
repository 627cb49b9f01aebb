import { useEffect } from 'react';
import { openLandscapeDesk, type LandscapeAnswer, type LandscapeRequest } from '../../state';
import { useStore } from '../../ui';
import { surveyOf, type MapGround } from './survey';
import type { DirectionDerived, DirectionState } from './state';
import { walkOf } from './walk';

/** A drag that pauses this long gets the full map, and the way down. */
const REST_MS = 120;
/** While p is dragged its coarse map is asked for so often: each answer is drawn between two moves. */
const DRAG_MS = 90;

const COARSE = 24;
const FULL = 96;

/**
 * Asks for the landscape of the chosen loss over this ground, coarse to fine, and for the descent from q. During a drag
 * for no more than the coarse map of a moving p.
 */
export function useSurvey(ground: MapGround): void {
  const store = useStore<DirectionState, DirectionDerived>();
  const [left, right] = ground.mean;
  const [narrow, wide] = ground.sd;
  useEffect(() => {
    const desk = openLandscapeDesk();
    const here: MapGround = { mean: [left, right], sd: [narrow, wide] };
    let timer: ReturnType<typeof setTimeout> | undefined;

    const ask = (asFull: boolean): void => {
      const { state } = store.get();
      const { p, q, loss, coordinates } = state;
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
      clearTimeout(timer);
      timer = setTimeout(() => ask(true), active ? REST_MS : 0);
      if (!active || !isNewTarget || drag !== undefined) return;
      drag = setTimeout(() => {
        drag = undefined;
        if (store.get().active) ask(false);
      }, DRAG_MS);
    };
    onChange();
    const leave = store.subscribe(onChange);
    return () => {
      clearTimeout(timer);
      clearTimeout(drag);
      leave();
      desk.close();
    };
  }, [store, left, right, narrow, wide]);
}
