import type { Preset } from '../../state';
import type { SwitchState } from './state';

export const presets: readonly Preset<SwitchState>[] = [
  {
    id: 'both-rest',
    title: 'Two kinds of rest',
    words: 'A q on one hump rests as well as one that covers both, but costs more.',
    state: { apart: 2.6, loss: 'klQP', at: 'right' },
  },
  {
    id: 'one-rest',
    title: 'Close together',
    words: 'There is one minimum only, and it covers both humps.',
    state: { apart: 2, loss: 'klQP', at: 'covering' },
  },
  {
    id: 'at-the-jump',
    title: 'At the jump',
    words: 'Both kinds of q cost the same, to three digits.',
    state: { apart: 2.8, loss: 'klQP', at: 'covering' },
  },
  {
    id: 'left-behind',
    title: 'Left behind',
    words: 'q still covers both, though one hump would be far better: it came here from below.',
    state: { apart: 3.6, loss: 'klQP', at: 'covering' },
  },
  {
    id: 'let-go',
    title: 'One hump let go',
    words: 'The best q is nearly that hump, and pays nearly log 2.',
    state: { apart: 3.6, loss: 'klQP', at: 'right' },
  },
  {
    id: 'never',
    title: 'KL(p‖q) never jumps',
    words: 'One minimum at every distance: the mean and the sd of p.',
    state: { apart: 3.6, loss: 'klPQ', at: 'covering' },
  },
  {
    id: 'squares',
    title: 'Squares jump late',
    words: 'L2² too lets go of one hump, but only when they are far apart.',
    state: { apart: 6.6, loss: 'l2Squared', at: 'right' },
  },
];
