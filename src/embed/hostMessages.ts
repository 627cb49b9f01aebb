import type { FrameOptions } from '../ui';
import { parseEmbedOptions, type EmbedOptions } from './options';

/** What an embedding page may ask of a figure, read and checked. */
export type HostMessage =
  | { readonly type: 'hello' | 'get' | 'reset' | 'undo' | 'redo' | 'play' | 'pause' }
  | { readonly type: 'set'; readonly query: string }
  | { readonly type: 'theme'; readonly value: EmbedOptions['theme'] }
  | { readonly type: 'lock'; readonly value: FrameOptions['lock'] }
  | {
      readonly type: 'snapshot';
      readonly req: string | number;
      readonly format: 'svg' | 'png';
    };

const HOST = 'nats-and-squares-host';

/** Of all the text in one message. */
const LONGEST = 16_384;
const MOST_FIELDS = 16;
const LONGEST_REQ = 160;

const PLAIN = ['hello', 'get', 'reset', 'undo', 'redo', 'play', 'pause'] as const;

type Fields = ReadonlyMap<string, unknown>;

/**
 * A message of a page that embeds the figure; 'refused' when it bears our name and is of no use all the same, undefined
 * when it is none of ours. Takes anything whatsoever and never throws.
 */
export function readHostMessage(data: unknown): HostMessage | 'refused' | undefined {
  try {
    if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'source'))
      return undefined;
    if ((data as { readonly source: unknown }).source !== HOST) return undefined;
    const fields = flatFields(data);
    return (fields && read(fields)) ?? 'refused';
  } catch {
    return undefined;
  }
}

/** The fields of a plain object of short texts, numbers and flags; undefined for anything deeper or larger. */
function flatFields(data: object): Fields | undefined {
  const entries = Object.entries(data);
  if (entries.length > MOST_FIELDS) return undefined;
  let size = 0;
  for (const [name, value] of entries) {
    if (!['string', 'number', 'boolean'].includes(typeof value)) return undefined;
    size += name.length + String(value).length;
  }
  return size <= LONGEST ? new Map(entries) : undefined;
}

function read(fields: Fields): HostMessage | undefined {
  if (fields.get('v') !== 1) return undefined;
  const type = fields.get('type');
  const plain = PLAIN.find((word) => word === type);
  if (plain !== undefined) return { type: plain };
  switch (type) {
    case 'set': {
      const query = fields.get('query');
      return typeof query === 'string' ? { type, query } : undefined;
    }
    case 'theme': {
      const value = option('theme', fields.get('value'));
      return value && { type, value };
    }
    case 'lock': {
      const value = option('lock', fields.get('value'));
      return value && { type, value };
    }
    case 'snapshot': {
      const [req, format] = [fields.get('req'), fields.get('format')];
      const echoes =
        typeof req === 'number' || (typeof req === 'string' && req.length <= LONGEST_REQ);
      return echoes && (format === 'svg' || format === 'png') ? { type, req, format } : undefined;
    }
    default:
      return undefined;
  }
}

/** As it would be read in the frame's address; a flag is 0 or 1 there. */
function option<N extends 'theme' | 'lock'>(name: N, value: unknown): EmbedOptions[N] | undefined {
  const isFlag = typeof value === 'boolean' || typeof value === 'number';
  if (!isFlag && typeof value !== 'string') return undefined;
  const text = isFlag ? String(Number(value)) : value;
  const { options, notices } = parseEmbedOptions(
    `?${String(new URLSearchParams({ [name]: text }))}`,
  );
  return notices.length === 0 ? options[name] : undefined;
}
