import { Live } from '../../ui';
import type { SwitchSnapshot } from './state';
import { isBest } from './words';

/** What q makes of the humps, while they move. */
export function Verdict() {
  return (
    <p className="guess-verdict" data-tone="q">
      <Live as="span" text={verdict} />
    </p>
  );
}

function verdict({ state, derived }: SwitchSnapshot): string {
  if (derived.onOne === undefined)
    return 'One minimum, which covers both humps: wherever q starts, it ends here.';
  if (isBest(state, derived))
    return state.at === 'covering'
      ? 'q covers both humps, and that is the best normal. On one hump it would rest too, at a higher cost.'
      : 'q is on one hump, and that is the best normal. Over both it would rest too, at a higher cost.';
  return state.at === 'covering'
    ? 'q still covers both: it came here step by step, and no small step leads to the better place on one hump.'
    : 'q is still on one hump: it came here step by step, and no small step leads to the better place over both.';
}
