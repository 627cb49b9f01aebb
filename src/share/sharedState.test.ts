import { describe, expect, it } from 'vitest';
import { figures } from '../figures/list';
import { formatQuery, parseQuery, type FigureModel } from '../state';
import { sharedStates } from './sharedState';

describe.each(figures.map((figure) => [figure.id, figure] as const))(
  'the states of %s',
  (_, figure) => {
    const { model } = figure;
    const states = sharedStates(figure)(undefined);

    it('are the first one and the presets, each named by a query that is read back as it', () => {
      expect(states.map(({ id }) => id)).toEqual([
        'default',
        ...model.presets.map(({ id }) => `preset ${id}`),
      ]);
      for (const { query, snapshot, isTooBig } of states) {
        const read = parseQuery<unknown>(query, model);
        expect(read.notices).toEqual([]);
        expect(formatQuery(read.state, model)).toBe(formatQuery(snapshot.state, model));
        expect(isTooBig).toBe(false);
      }
    });

    it('say what their picture shows', () => {
      for (const { alt, snapshot } of states) {
        expect(alt).toBe(`${figure.title}: ${figure.inWords(snapshot)}`);
      }
    });
  },
);

describe('the present state', () => {
  const figure = figures[0];
  const { model } = figure;

  it('comes first, named in full, with the picture of the default unless it is a preset', () => {
    const { state } = parseQuery<unknown>('q=normal_0.5_1', model);
    const [now, first] = sharedStates(figure)(state);
    expect(now?.query).toBe('q=normal_0.5_1');
    expect(now?.preset).toBeUndefined();
    expect(now?.alt).toBe(first?.alt);
    const preset = parseQuery<unknown>('preset=heavy-tail', model);
    const [named] = sharedStates(figure)(preset.state);
    expect(named?.preset).toBe('heavy-tail');
    expect(named?.query).not.toContain('preset');
    expect(named?.alt).not.toBe(first?.alt);
  });

  it('says so when it is too big for an address', () => {
    const big: FigureModel<unknown, unknown> = {
      ...model,
      params: [
        {
          name: 'data',
          allowed: 'data',
          parse: () => ({ ok: false }),
          write: () => undefined,
          apply: (s) => s,
        },
      ],
    };
    const [now, ...named] = sharedStates({ ...figure, model: big })(model.initial);
    expect(now).toMatchObject({ isTooBig: true, query: '' });
    // Those are in the address by their names.
    expect(named.map(({ isTooBig }) => isTooBig)).toEqual(named.map(() => false));
    expect(named.length).toBeGreaterThan(1);
  });
});
