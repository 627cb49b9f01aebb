import { formatNumberText, LONGEST_QUERY, parseNumber, type UrlNotice } from '../state';
import type { FrameOptions } from '../ui';

/** What an embed's address says of the frame itself; the figure's own state is read apart (see state/query). */
export interface EmbedOptions extends FrameOptions {
  /** The sentence in words and how to read the plot. */
  readonly caption: boolean;
  readonly title: boolean;
  /** Presets, undo, reset, and what is to be known of the figure. */
  readonly menu: boolean;
  /** `auto` follows the host element's colour scheme. */
  readonly theme: 'auto' | 'light' | 'dark';
  readonly bg: 'card' | 'transparent';
  /** `box`: what fits into the frame as it is; `width`: natural height; `auto`: box until a host follows the height. */
  readonly fit: 'auto' | 'box' | 'width';
  /** Of the text, for slides. */
  readonly scale: number;
  /** Echoed in messages, and nowhere else. */
  readonly id: string;
  /** Whether messages are sent at all. */
  readonly msg: boolean;
  /** Of the grammar; addresses that were published keep their meaning. */
  readonly v: 1;
}

export const DEFAULT_EMBED_OPTIONS: EmbedOptions = {
  controls: 'full',
  hide: new Set(),
  lock: 'none',
  caption: true,
  title: false,
  menu: true,
  theme: 'auto',
  bg: 'card',
  fit: 'auto',
  scale: 1,
  units: 'nats',
  autoplay: false,
  id: '',
  msg: true,
  v: 1,
};

const LONGEST_TEXT = 160;
const MOST_NAMES = 16;
/** The name of a control or a quantity, `q.mean`; no other character can get further than here. */
const NAME = /^[A-Za-z][\w.-]{0,47}$/;

/** One option in text: what it can be, how a stranger's text is read, and the text that is read back as the same. */
interface Form<V> {
  readonly allowed: string;
  /** Undefined: not usable. `clamped`: moved to the nearest allowed value. */
  read(text: string): { readonly value: V; readonly clamped?: boolean } | undefined;
  write(value: V): string;
}

const words = <W extends string>(...list: readonly W[]): Form<W> => ({
  allowed: `one of ${list.join(', ')}`,
  read: (text) => {
    const value = list.find((word) => word === text);
    return value === undefined ? undefined : { value };
  },
  write: (value) => value,
});

const flag: Form<boolean> = {
  allowed: '0 or 1',
  read: (text) => (text === '0' || text === '1' ? { value: text === '1' } : undefined),
  write: (value) => (value ? '1' : '0'),
};

function readNames(text: string): ReadonlySet<string> | undefined {
  if (text.length > LONGEST_TEXT) return undefined;
  const names = text.split(/[, ]/).filter((name) => name !== '');
  const good = names.length <= MOST_NAMES && names.every((name) => NAME.test(name));
  return good ? new Set(names) : undefined;
}

const ALLOWED_NAMES = `up to ${MOST_NAMES} names of controls or quantities with commas between, ${LONGEST_TEXT} characters in all`;

const names: Form<ReadonlySet<string>> = {
  allowed: ALLOWED_NAMES,
  read: (text) => {
    const value = readNames(text);
    return value && { value };
  },
  write: (value) => [...value].join(','),
};

const lock: Form<EmbedOptions['lock']> = {
  allowed: `0, 1 or ${ALLOWED_NAMES}`,
  read: (text) => {
    if (text === '0') return { value: 'none' };
    if (text === '1') return { value: 'all' };
    const value = readNames(text);
    return value && value.size > 0 ? { value } : undefined;
  },
  write: (value) => {
    if (typeof value !== 'string') return names.write(value);
    return value === 'all' ? '1' : '0';
  },
};

const SCALE = { min: 0.75, max: 2 } as const;

const scale: Form<number> = {
  allowed: `a number from ${SCALE.min} to ${SCALE.max}`,
  read: (text) => {
    const number = parseNumber(text);
    if (number === undefined) return undefined;
    const value = Math.min(SCALE.max, Math.max(SCALE.min, number));
    return { value, clamped: value !== number };
  },
  write: formatNumberText,
};

const text: Form<string> = {
  allowed: `at most ${LONGEST_TEXT} characters`,
  read: (value) => (value.length <= LONGEST_TEXT ? { value } : undefined),
  write: (value) => value,
};

const version: Form<1> = {
  allowed: '1',
  read: (value) => (value === '1' ? { value: 1 } : undefined),
  write: String,
};

const FORMS: { readonly [K in keyof EmbedOptions]: Form<EmbedOptions[K]> } = {
  controls: words('full', 'min', 'none'),
  hide: names,
  lock,
  caption: flag,
  title: flag,
  menu: flag,
  theme: words('auto', 'light', 'dark'),
  bg: words('card', 'transparent'),
  fit: words('auto', 'box', 'width'),
  scale,
  units: words('nats', 'bits'),
  autoplay: flag,
  id: text,
  msg: flag,
  v: version,
};

/** What an embed's address may say of the frame. */
export const EMBED_OPTION_NAMES = Object.keys(FORMS) as readonly (keyof EmbedOptions)[];

/**
 * The frame's options in a query. Never throws, whatever the text: names it does not know are ignored, the first of
 * duplicates wins, a value that is not usable leaves the default and makes a notice, which never holds the value.
 */
export function parseEmbedOptions(search: string): {
  readonly options: EmbedOptions;
  readonly notices: readonly UrlNotice[];
} {
  if (search.length > LONGEST_QUERY + 1) {
    const allowed = 'at most 2,048 characters';
    return {
      options: DEFAULT_EMBED_OPTIONS,
      notices: [{ param: 'query', kind: 'left aside', allowed }],
    };
  }
  const query = new URLSearchParams(search);
  const notices: UrlNotice[] = [];
  const given: Partial<Record<keyof EmbedOptions, unknown>> = {};
  for (const name of EMBED_OPTION_NAMES) {
    const value = query.get(name);
    if (value === null) continue;
    const form: Form<unknown> = FORMS[name];
    const found = form.read(value);
    if (found === undefined || found.clamped === true) {
      const kind = found === undefined ? 'left aside' : 'clamped';
      notices.push({ param: name, kind, allowed: form.allowed });
    }
    if (found !== undefined) given[name] = found.value;
  }
  return { options: { ...DEFAULT_EMBED_OPTIONS, ...given } as EmbedOptions, notices };
}

/** The query, without its question mark, that is read back as these options: only what differs from the default. */
export function formatEmbedOptions(options: Partial<EmbedOptions>): string {
  const query = new URLSearchParams();
  for (const name of EMBED_OPTION_NAMES) {
    const value = options[name];
    if (value === undefined) continue;
    const form = FORMS[name] as Form<unknown>;
    const written = form.write(value);
    if (written !== form.write(DEFAULT_EMBED_OPTIONS[name])) query.append(name, written);
  }
  // A comma may stand in a query as it is, and a list is to be read by people.
  return query.toString().replaceAll('%2C', ',');
}
