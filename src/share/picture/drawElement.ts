import { escapeMarkup } from '../escapeMarkup';
import { plainColour } from './colour';
import type { Looks } from './styleRules';
import { element } from './svgText';

/** What of a figure's drawing goes into a picture; anything else (HTML inside of it, scripts) does not. */
const TAGS = wordsOf(`
  g path circle ellipse rect line polyline polygon text tspan
  clipPath mask pattern linearGradient radialGradient stop defs image`);

const SHAPES = wordsOf('path circle ellipse rect line polyline polygon');

/** What says where things are; what says how they look comes from the style rules too, and they win. */
const GEOMETRY = wordsOf(`
  d x y dx dy x1 y1 x2 y2 cx cy r rx ry points width height transform id href offset clip-path mask
  patternUnits patternContentUnits patternTransform gradientUnits gradientTransform clipPathUnits
  maskUnits maskContentUnits preserveAspectRatio image-rendering`);

const LOOKS = wordsOf(`
  fill fill-opacity fill-rule clip-rule opacity stop-color stop-opacity
  stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
  font-size font-weight font-style text-anchor`);

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** How drawings of one picture are written. */
export interface Pen {
  readonly looksOf: (element: Element) => Looks;
  /** The picture's own short name for an id of the page. */
  readonly idOf: (id: string) => string;
  /** Of text, in pixels: lengths in `em` are resolved by it. */
  readonly fontSize: number;
}

/** What is passed on to the elements inside. */
interface Inherited {
  readonly fill: string;
  readonly stroke: string;
}

/** The contents of an element of a drawing as SVG text: without classes, custom properties and what cannot be seen. */
export function drawChildren(
  parent: Element,
  pen: Pen,
  inherited: Inherited = { fill: 'black', stroke: 'none' },
): string {
  let drawn = '';
  for (const child of parent.childNodes) {
    if (child.nodeType === 3) {
      const within = parent.localName;
      if (within === 'text' || within === 'tspan') drawn += escapeMarkup(child.nodeValue ?? '');
    } else if (child.nodeType === 1) drawn += drawElement(child as Element, pen, inherited);
  }
  return drawn;
}

function drawElement(source: Element, pen: Pen, inherited: Inherited): string {
  const name = source.localName;
  if (!TAGS.has(name)) return '';
  const looks = pen.looksOf(source);
  if (looks['display'] === 'none' || (looks['visibility'] ?? visibilityOf(source)) === 'hidden')
    return '';
  const { own, passed } = attributesOf(source, looks, pen, inherited);
  if (SHAPES.has(name)) {
    const isMask = source.parentElement?.localName === 'clipPath';
    if (!isMask && passed.fill === 'none' && passed.stroke === 'none') return '';
    if (name === 'path' && !own['d']) return '';
    return element(name, own);
  }
  if (name === 'image' && own['href'] === undefined) return '';
  const inside = drawChildren(source, pen, passed);
  if (inside === '' && (name === 'g' || name === 'text' || name === 'tspan')) return '';
  if (name !== 'text' || looks['paint-order'] !== 'stroke' || passed.stroke === 'none')
    return element(name, own, inside);
  // Not every program paints a stroke under the letters it belongs to: the halo is a text of its own, below.
  const halo = { ...own, fill: passed.stroke, 'stroke-linejoin': 'round', 'aria-hidden': 'true' };
  const { stroke: _, 'stroke-width': __, 'stroke-linejoin': ___, ...plain } = own;
  return element(name, halo, inside) + element(name, plain, inside);
}

const visibilityOf = (source: Element): string | undefined =>
  source.getAttribute('visibility') ?? undefined;

function attributesOf(
  source: Element,
  looks: Looks,
  pen: Pen,
  inherited: Inherited,
): { readonly own: Record<string, string>; readonly passed: Inherited } {
  const own: Record<string, string> = {};
  for (const { name, value } of source.attributes) {
    if (GEOMETRY.has(name) || LOOKS.has(name)) own[name] = value;
  }
  for (const name of Object.keys(looks)) if (LOOKS.has(name)) own[name] = looks[name];
  for (const name of Object.keys(own)) {
    own[name] = pixels(own[name], pen.fontSize).replace(
      /url\(['"]?#([^'")]+)['"]?\)/g,
      (_, id: string) => `url(#${pen.idOf(id)})`,
    );
  }
  if (own['id'] !== undefined) own['id'] = pen.idOf(own['id']);
  // Pictures inside of pictures come with their own data or not at all.
  if (own['href'] !== undefined && !own['href'].startsWith('data:image/')) delete own['href'];
  for (const paint of ['fill', 'stroke'] as const) {
    if (own[paint] === undefined) continue;
    const { colour, opacity } = plainColour(own[paint]);
    own[paint] = colour;
    if (opacity < 1)
      own[`${paint}-opacity`] = String(
        Math.round(opacity * Number(own[`${paint}-opacity`] ?? 1) * 1000) / 1000,
      );
  }
  return {
    own,
    passed: { fill: own['fill'] ?? inherited.fill, stroke: own['stroke'] ?? inherited.stroke },
  };
}

/** Lengths as plain numbers of pixels: `4px`, `0.35em`. */
function pixels(value: string, fontSize: number): string {
  return value.replace(/^(-?[\d.]+)(px|em|rem)$/, (_, size: string, unit: string) =>
    String(
      Math.round(
        Number(size) * (unit === 'px' ? 1 : unit === 'em' ? fontSize : fontSize / 0.75) * 100,
      ) / 100,
    ),
  );
}
