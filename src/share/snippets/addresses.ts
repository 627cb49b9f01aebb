/** Which figure is meant, in which state, and how its frame is to look. */
export interface Shared {
  /** The site's top folder as an absolute address, with a slash at the end. */
  readonly base: string;
  readonly figure: string;
  readonly title: string;
  /** What its picture shows, in a sentence. */
  readonly alt: string;
  /** The state, as a query without its question mark; empty for the default. */
  readonly query: string;
  /** The preset whose picture stands where no frame can: without it that of the default state. */
  readonly preset?: string;
  /** Whether pictures lie on the site (see HAS_PICTURES). */
  readonly hasPictures: boolean;
  readonly look: Look;
  /** Of the box, in pixels, at a column of COLUMN pixels. */
  readonly height: number;
}

/** What the frame's address says beside the state. */
export interface Look {
  readonly controls: 'full' | 'min' | 'none';
  readonly locked: boolean;
  readonly theme: 'auto' | 'light' | 'dark';
}

export const DEFAULT_LOOK: Look = { controls: 'full', locked: false, theme: 'auto' };

/** The width of a column of text for which heights are measured. */
export const COLUMN = 720;

/** The height of a frame until the figure has said what it needs. */
export const USUAL_HEIGHT = 450;

/** Into less no figure fits, for more no page has room. */
const HEIGHTS = { min: 220, max: 2000 } as const;

/** The nearest height of a box that can be had. */
export const clampHeight = (height: number): number =>
  Math.ceil(Math.min(HEIGHTS.max, Math.max(HEIGHTS.min, height)));

/** Names of HTML's oldest character references: without a semicolon, `&copy=1` is read as “©=1” in places. */
const LEGACY_ENTITIES: ReadonlySet<string> = new Set(
  'copy reg not para times deg sect lt gt amp yen cent shy'.split(' '),
);

/**
 * The parameters of the frame, in order: the state's, then those of the look that differ from the default.
 * @throws RangeError for a name that some host would take for a character.
 */
export function parameters({ query, look }: Shared): readonly (readonly [string, string])[] {
  return [...new URLSearchParams(checked(query)), ...lookParameters(look)];
}

function checked(query: string): string {
  for (const name of new URLSearchParams(query).keys())
    if (LEGACY_ENTITIES.has(name.toLowerCase()))
      throw new RangeError(
        `"${name}" cannot be the name of a parameter: it is a character of HTML`,
      );
  return query;
}

function lookParameters({ controls, locked, theme }: Look): [string, string][] {
  const pairs: [string, string][] = [];
  if (controls !== DEFAULT_LOOK.controls) pairs.push(['controls', controls]);
  if (locked) pairs.push(['lock', '1']);
  if (theme !== DEFAULT_LOOK.theme) pairs.push(['theme', theme]);
  return pairs;
}

/** A folder on disk has no page of its own. */
const page = (base: string, folder: string): string =>
  `${base}${folder}/${base.startsWith('file:') ? 'index.html' : ''}`;

const withQuery = (url: string, query: string): string => (query === '' ? url : `${url}?${query}`);

/** The embed's address; `more` are further parameters. */
export function embedAddress(shared: Shared, more: Readonly<Record<string, string>> = {}): string {
  const pairs = [...parameters(shared), ...Object.entries(more)].map(([...pair]) => pair);
  return withQuery(
    page(shared.base, `embed/${shared.figure}`),
    new URLSearchParams(pairs).toString(),
  );
}

/** The same figure as a page of its own, in the same state. @throws RangeError as above. */
export const figureAddress = ({
  base,
  figure,
  query,
}: Pick<Shared, 'base' | 'figure' | 'query'>): string =>
  withQuery(page(base, `fig/${figure}`), checked(query));

/**
 * The picture that comes nearest: a preset's, or that of the default state. There are PNGs of default states only;
 * undefined where the site has none at all.
 */
export function pictureAddress(shared: Shared, format: 'svg' | 'png'): string | undefined {
  const { base, figure, preset, look } = shared;
  if (!shared.hasPictures) return undefined;
  const name = preset === undefined || format === 'png' ? figure : `${figure}--${preset}`;
  return `${base}fig/${name}.${look.theme === 'dark' ? 'dark' : 'light'}.${format}`;
}
