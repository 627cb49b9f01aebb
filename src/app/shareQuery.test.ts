import { describe, expect, it } from 'vitest';
import { DEFAULT_EMBED_OPTIONS, parseEmbedOptions } from '../embed';
import { figures } from '../figures/list';
import { formatQuery, parseQuery, presetState } from '../state';
import { embedAddress, type Look } from '../share/snippets';

const LOOKS: readonly Look[] = (['full', 'min', 'none'] as const).flatMap((controls) =>
  [false, true].flatMap((locked) =>
    (['auto', 'light', 'dark'] as const).map((theme) => ({ controls, locked, theme })),
  ),
);

describe.each(figures.map((figure) => [figure.id, figure] as const))(
  'an address that sharing %s writes',
  (id, { title, model }) => {
    it('is read by the embed as it was meant, without a notice: state and look', () => {
      for (const [i, look] of LOOKS.entries()) {
        const preset = model.presets[i % model.presets.length];
        const { state } = presetState<unknown>(model, preset.id) ?? { state: model.initial };
        const query = formatQuery(state, model);
        const base = 'https://notes.example.edu/';
        const named = { base, figure: id, title, alt: '', query };
        const shared = { ...named, hasPictures: false, look, height: 450 };
        const { search } = new URL(embedAddress(shared));
        const { options, notices } = parseEmbedOptions(search);
        const lock = look.locked ? 'all' : 'none';
        const { controls, theme } = look;
        expect(options).toEqual({ ...DEFAULT_EMBED_OPTIONS, controls, theme, lock });
        expect(notices).toEqual([]);
        const read = parseQuery<unknown>(search, model);
        expect(read.notices).toEqual([]);
        expect(formatQuery(read.state, model)).toBe(query);
      }
    });
  },
);
