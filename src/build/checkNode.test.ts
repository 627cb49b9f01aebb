import { describe, expect, it } from 'vitest';
import { nodeProblem } from './checkNode.mjs';

describe('the Node version', () => {
  it.each(['20.19.0', '20.20.2', '22.13.0', '24.1.0'])('%s is accepted', (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  });

  it.each(['18.20.4', '20.18.3', '21.7.3', '22.12.0', '23.0.0'])(
    '%s is refused in one sentence',
    (version) => {
      expect(nodeProblem(version)).toMatch(/^Node [\d.]+ is too old: .*\.$/u);
    },
  );
});
