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
  html,
  hugoParameter,
  latex,
  latexAddress,
  markdown,
  oneLine,
  pandocAttribute,
  python,
} from './escape';

/** A place that a figure can be pasted into, and what is pasted there. */
export interface Target {
  readonly id: string;
  readonly name: string;
  /** What to know before pasting. */
  readonly hint: string;
  /** A file of the site that the place needs once. */
  readonly needs?: { readonly file: string; readonly where: string };
  readonly write: (shared: Shared) => string;
}

/** The Lua filter and the shortcode, as they lie in the site's folder. */
const LUA_FILTER = 'nats-and-squares.lua';
const HUGO_SHORTCODE = 'nats-figure.html';
/** Looks alike in every frame's tag. pandoc and Quarto would drop the query from a page that holds all in itself. */
const FRAME_ATTRIBUTES =
  'loading="lazy" allow="clipboard-write; fullscreen" allowfullscreen data-external="1"';
/** A slide is read from afar, and there is no time for lists. */
const SLIDE_SCALE = '1.4';

const frameTitle = ({ title }: Shared): string => `${title}, interactive figure`;

const iframe = (shared: Shared): string => {
  const { height } = shared;
  return (
    `<iframe src="${html(embedAddress(shared))}" title="${html(oneLine(frameTitle(shared)))}" width="100%" height="${height}"\n` +
    `  style="border:0;width:100%;height:${height}px" ${FRAME_ATTRIBUTES}></iframe>`
  );
};

const indent = (text: string, by: string): string => text.replace(/^(?=.)/gm, by);

function element(shared: Shared): string {
  const attributes = parameters(shared).map(([name, value]) => ` ${name}="${html(value)}"`);
  return (
    `<kl-figure name="${html(shared.figure)}"${attributes.join('')} height="${shared.height}" title="${html(oneLine(frameTitle(shared)))}">` +
    `<a href="${html(figureAddress(shared))}">` +
    `<img src="${html(pictureAddress(shared, 'svg'))}" alt="${html(oneLine(shared.alt))}"></a></kl-figure>\n` +
    script(shared)
  );
}

const script = ({ base }: Shared): string =>
  `<script src="${html(base)}kl-embed.js" defer></script>`;

const linkedPicture = (shared: Shared, format: 'svg' | 'png'): string =>
  `[![${markdown(shared.alt)}](${address(pictureAddress(shared, format))})](${address(figureAddress(shared))})`;

function myst(shared: Shared): string {
  return [
    `:::{iframe} ${address(embedAddress(shared))}`,
    ':width: 100%',
    `:title: ${oneLine(frameTitle(shared))}`,
    `:placeholder: ${address(pictureAddress(shared, 'svg'))}`,
    ':::',
  ].join('\n');
}

function sphinx(shared: Shared): string {
  // A target with an underscore at its end would be the name of one.
  const target = address(figureAddress(shared)).replace(/_$/, '%5F');
  return [
    '.. raw:: html',
    '',
    indent(iframe(shared), '   '),
    '',
    '.. only:: not html',
    '',
    `   .. image:: ${address(pictureAddress(shared, 'png'))}`,
    `      :target: ${target}`,
    `      :alt: ${oneLine(shared.alt)}`,
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
    `title="${html(oneLine(frameTitle(shared)))}"`,
    'style="border:0"',
    'loading="lazy"',
    'allow="clipboard-write; fullscreen"',
  ];
  return [
    'from IPython.display import IFrame',
    '',
    'IFrame(',
    // IFrame writes the address as it is, and adds the keywords as its query.
    `    ${python(asKeywords ? src : html(src))},`,
    '    width="100%",',
    `    height=${shared.height},`,
    `    extras=[${extras.map(asPython).join(', ')}],`,
    ...(asKeywords ? pairs.map(([name, value]) => `    ${name}=${python(value)},`) : []),
    ')',
  ].join('\n');
}

/** In single quotes where that saves escaping double ones. */
const asPython = (text: string): string => (/^[^'\\\n]*$/.test(text) ? `'${text}'` : python(text));

function quarto(shared: Shared): string {
  return [
    `::: {.nats-figure src="${pandocAttribute(embedAddress(shared))}" title="${pandocAttribute(frameTitle(shared))}" height="${shared.height}"}`,
    linkedPicture(shared, 'png'),
    ':::',
  ].join('\n');
}

const hugo = (shared: Shared): string =>
  `{{< nats-figure src="${hugoParameter(embedAddress(shared))}" title="${hugoParameter(frameTitle(shared))}" height="${shared.height}" >}}`;

function reveal(shared: Shared): string {
  const controls = shared.look.controls === 'full' ? 'min' : shared.look.controls;
  const slide = { ...shared, look: { ...shared.look, controls } as const };
  return (
    `<iframe data-src="${html(embedAddress(slide, { scale: SLIDE_SCALE }))}" data-preload title="${html(oneLine(frameTitle(shared)))}"\n` +
    `  width="960" height="540" style="border:0" allow="clipboard-write; fullscreen" allowfullscreen></iframe>`
  );
}

function latexFigure(shared: Shared): string {
  return [
    String.raw`% \usepackage{graphicx} \usepackage{hyperref}`,
    `% The picture of this very state: “Picture, PNG” below. Of the default state: ${pictureAddress(shared, 'png')}`,
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
    hint: 'The frame takes the height that the figure needs. The script is for the whole page: once is enough.',
    write: (shared) => `${iframe(shared)}\n${script(shared)}`,
  },
  {
    id: 'element',
    name: '<kl-figure>',
    hint: 'Where scripts or frames are filtered out, the picture remains, and links to the figure.',
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
    write: (shared) => linkedPicture(shared, 'svg'),
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
    hint: 'For reStructuredText, with a picture for PDF. In Markdown (Jupyter Book 1) paste the HTML instead.',
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
    hint: 'Live in HTML and in slides, the picture in PDF and Word; for pandoc too.',
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
