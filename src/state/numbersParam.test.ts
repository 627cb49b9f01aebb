import { describe, expect, it } from 'vitest';
import { numbersParam } from './params';

type State = readonly number[];

const param = numbersParam<State>({
  name: 'start',
  min: -15,
  max: 15,
  count: [3, 8],
  read: (state) => state,
  write: (_, values) => values,
});

describe('a list of numbers in a link', () => {
  it.each([[[0, 0, 8]], [[-15, 0.125, 15, 1e-7]]])('%j comes back as it was', (values) => {
    expect(param.parse(param.write(values) ?? '')).toEqual({ ok: true, value: values });
  });

  it('may be joined by commas', () => {
    expect(param.parse('1,-2,3')).toEqual({ ok: true, value: [1, -2, 3] });
  });

  it('is moved into its range, with a word on it', () => {
    const parsed = param.parse('0_99_0');
    expect(parsed).toEqual({
      ok: true,
      value: [0, 15, 0],
      clamped: '3 to 8 numbers from -15 to 15, joined by _',
    });
  });

  it.each(['', '1_2', '1_2_3_4_5_6_7_8_9', '1__2', '1_x_2', 'NaN_0_0', '0_'.repeat(600)])(
    'is not %j',
    (text) => {
      expect(param.parse(text)).toEqual({ ok: false });
    },
  );
});
