import { pythonText } from '../../python';
import { escapeMarkup } from '../escapeMarkup';
import {
  DEFAULT_LOOK,
  embedAddress,
  figureAddress,
  parameters,
  pictureAddress,
  type Shared,
} from './addresses';
import {
  address,
  hugoParameter,
  latex,
  latexAddress,
  markdown,
  oneLine,
  pandocAttribute,
} from './escape';

/** A place that a figure can be pasted into, and what is pasted there. */
export interface Target {
  readonly id: string;
  readonly name: string;
  /** What to know before pasting. */
  readonly hint: string;
  /** A file of the site that the place needs once. */
  readonly needs?: { readonly file: string; readonly where: string };
  /** What is pasted is a picture that lies on the site: not to be had where the site has none. */
  readonly isPicture?: true;
  readonly write: (shared: Shared) => string;
}

/** The Lua filter and the shortcode, as they lie in the site's folder. */
const LUA_FILTER = 'nats-and-squares.lua';
const HUGO_SHORTCODE = 'nats-figure.html';
/** Looks alike in every frame's tag. pandoc and Quarto would drop the query from a page that holds all in itself. */
const FRAME_ATTRIBUTES = 'allow="clipboard-write; fullscreen" allowfullscreen data-external="1"';
/** A slide is read from afar, and there is no time for lists. */
const SLIDE_SCALE = '1.4';

const frameTitle = ({ title }: Shared): string => `${title}, interactive figure`;

const iframe = (shared: Shared): string => {
  const { height } = shared;
  return (
    `<iframe src="${escapeMarkup(embedAddress(shared))}" title="${escapeMarkup(oneLine(frameTitle(shared)))}" width="100%" height="${height}"\n` +
    `  style="border:0;width:100%;height:${height}px" loading="lazy" ${FRAME_ATTRIBUTES}></iframe>`
  );
};

const indent = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

function element(shared: Shared): string {
  const picture = pictureAddress(shared, 'svg');
  const inside =
    picture === undefined
      ? escapeMarkup(oneLine(frameTitle(shared)))
      : `<img src="${escapeMarkup(picture)}" alt="${escapeMarkup(oneLine(shared.alt))}">`;
  const attributes = parameters(shared).map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`);
  return (
    `<kl-figure name="${escapeMarkup(shared.figure)}"${attributes.join('')} height="${shared.height}" title="${escapeMarkup(oneLine(frameTitle(shared)))}">` +
    `<a href="${escapeMarkup(figureAddress(shared))}">${inside}</a></kl-figure>\n` +
    script(shared)
  );
}

const script = ({ base }: Shared): string =>
  `<script src="${escapeMarkup(base)}kl-embed.js" defer></script>`;

/** A link in Markdown: the picture, or the title where there is none. */
function link(shared: Shared, format: 'svg' | 'png'): string {
  const picture = pictureAddress(shared, format);
  const seen =
    picture === undefined
      ? markdown(frameTitle(shared))
      : `![${markdown(shared.alt)}](${address(picture)})`;
  return `[${seen}](${address(figureAddress(shared))})`;
}

function myst(shared: Shared): string {
  const picture = pictureAddress(shared, 'svg');
  return [
    `:::{iframe} ${address(embedAddress(shared))}`,
    ':width: 100%',
    `:title: ${oneLine(frameTitle(shared))}`,
    ...(picture === undefined ? [] : [`:placeholder: ${address(picture)}`]),
    ':::',
  ].join('\n');
}

function sphinx(shared: Shared): string {
  // A target with an underscore at its end would be the name of one.
  const target = address(figureAddress(shared)).replace(/_$/, '%5F');
  const picture = pictureAddress(shared, 'png');
  const lines =
    picture === undefined
      ? [target]
      : [
          `.. image:: ${address(picture)}`,
          `   :target: ${target}`,
          `   :alt: ${oneLine(shared.alt)}`,
        ];
  return [
    '.. raw:: html',
    '',
    indent(iframe(shared), '   '),
    '',
    '.. only:: not html',
    '',
    ...lines.map((line) => `   ${line}`),
  ].join('\n');
}

/** What IFrame's own parameters are called, and words that Python keeps to itself. */
const NOT_KEYWORDS =
  /^(?:self|src|width|height|extras|False|None|True|and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)$/;

function notebook(shared: Shared): string {
  const pairs = parameters(shared);
  const asKeywords = pairs.every(
    ([name]) => /^[A-Za-z_]\w*$/.test(name) && !NOT_KEYWORDS.test(name),
  );
  const src = asKeywords
    ? embedAddress({ ...shared, query: '', look: DEFAULT_LOOK })
    : embedAddress(shared);
  const extras = [
    `title="${escapeMarkup(oneLine(frameTitle(shared)))}"`,
    'style="border:0"',
    'loading="lazy"',
    'allow="clipboard-write; fullscreen"',
  ];
  return [
    'from IPython.display import IFrame',
    '',
    'IFrame(',
    // IFrame writes the address as it is, and adds the keywords as its query.
    `    ${pythonText(asKeywords ? src : escapeMarkup(src))},`,
    '    width="100%",',
    `    height=${shared.height},`,
    `    extras=[${extras.map(asPython).join(', ')}],`,
    ...(asKeywords ? pairs.map(([name, value]) => `    ${name}=${pythonText(value)},`) : []),
    ')',
  ].join('\n');
}

/** In single quotes where that saves escaping double ones. */
const asPython = (text: string): string =>
  /^[^'\\\n]*$/.test(text) ? `'${text}'` : pythonText(text);

function quarto(shared: Shared): string {
  return [
    `::: {.nats-figure src="${pandocAttribute(embedAddress(shared))}" title="${pandocAttribute(frameTitle(shared))}" height="${shared.height}"}`,
    link(shared, 'png'),
    ':::',
  ].join('\n');
}

const hugo = (shared: Shared): string =>
  `{{< nats-figure src="${hugoParameter(embedAddress(shared))}" title="${hugoParameter(frameTitle(shared))}" height="${shared.height}" >}}`;

function reveal(shared: Shared): string {
  const controls = shared.look.controls === 'full' ? 'min' : shared.look.controls;
  const slide = { ...shared, look: { ...shared.look, controls } as const };
  return (
    `<iframe data-src="${escapeMarkup(embedAddress(slide, { scale: SLIDE_SCALE }))}" data-preload title="${escapeMarkup(oneLine(frameTitle(shared)))}"\n` +
    `  width="960" height="540" style="border:0" ${FRAME_ATTRIBUTES}></iframe>`
  );
}

function latexFigure(shared: Shared): string {
  const picture = pictureAddress(shared, 'png');
  return [
    String.raw`% \usepackage{graphicx} \usepackage{hyperref}`,
    `% Save the picture beside this file as ${shared.figure}.png: “Picture, PNG”, where this was copied or on the figure’s page.`,
    ...(picture === undefined ? [] : [`% Of the default state it lies at ${picture}`]),
    String.raw`\begin{figure}`,
    String.raw`  \centering`,
    `  \\href{${latexAddress(figureAddress(shared))}}{\\includegraphics[width=\\linewidth]{${shared.figure}.png}}`,
    `  \\caption{${latex(shared.title)}. The picture links to the figure at work.}`,
    String.raw`\end{figure}`,
  ].join('\n');
}

/** The places a figure can be shared to, the most general first. */
export const targets: readonly Target[] = [
  {
    id: 'html',
    name: 'HTML',
    hint: 'Works in any page, with no script of ours on it: HTML, MkDocs, Jekyll, Jupyter Book 1, Canvas, Moodle. Begin it at the start of a line.',
    write: iframe,
  },
  {
    id: 'autosize',
    name: 'HTML, own height',
    hint: 'The frame takes the height that the figure needs, by a script of ours. The script is for the whole page: once is enough.',
    write: (shared) => `${iframe(shared)}\n${script(shared)}`,
  },
  {
    id: 'element',
    name: '<kl-figure>',
    hint: 'With a script of ours. Where scripts or frames are filtered out, a link to the figure remains.',
    write: element,
  },
  {
    id: 'address',
    name: 'Address only',
    hint: 'For places that ask for an address to embed: external links of Canvas and Moodle, Notion, slides.',
    write: (shared) => embedAddress(shared),
  },
  {
    id: 'markdown',
    name: 'Markdown',
    hint: 'A picture that links to the figure, for a README or any place that allows no frames. There are pictures of the default state and of the presets.',
    isPicture: true,
    write: (shared) => link(shared, 'svg'),
  },
  {
    id: 'myst',
    name: 'MyST',
    hint: 'For Jupyter Book 2 and MyST. It gives every frame the shape 5:3, into which the figure fits itself.',
    write: myst,
  },
  {
    id: 'sphinx',
    name: 'Sphinx',
    hint: 'For reStructuredText, HTML and PDF. In Markdown (Jupyter Book 1) paste the HTML instead.',
    write: sphinx,
  },
  {
    id: 'notebook',
    name: 'Notebook',
    hint: 'A cell of a Jupyter notebook.',
    write: notebook,
  },
  {
    id: 'quarto',
    name: 'Quarto',
    hint: 'Live in HTML and in slides, a link in PDF and Word; for pandoc too.',
    needs: {
      file: LUA_FILTER,
      where: `beside the document, and “filters: [${LUA_FILTER}]” in its header`,
    },
    write: quarto,
  },
  {
    id: 'hugo',
    name: 'Hugo',
    hint: 'A shortcode of yours, since Hugo leaves raw HTML out.',
    needs: {
      file: HUGO_SHORTCODE,
      where: 'in layouts/_shortcodes (before Hugo 0.146: layouts/shortcodes)',
    },
    write: hugo,
  },
  {
    id: 'reveal',
    name: 'reveal.js',
    hint: 'In large type and with few controls, loaded with the slide before it.',
    write: reveal,
  },
  {
    id: 'latex',
    name: 'LaTeX',
    hint: 'A picture that links to the figure.',
    write: latexFigure,
  },
];
