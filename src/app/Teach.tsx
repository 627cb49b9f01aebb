import type { Chapter } from '../chapters/Chapter';
import type { AnyFigure } from '../figures/FigureDefinition';
import { figures } from '../figures/list';
import { exampleSnippet, HAS_PICTURES } from '../share/snippets';
import { createFigureStore } from '../state';
import { chaptersByFigure } from './chapterOf';
import { TeachTerms } from './TeachTerms';

/** Of the whole site, made by a release. */
const EDITION = 'nats-and-squares.zip';

interface TeachProps {
  readonly site?: string | undefined;
}

/** For teachers: every figure in every named state, ready for course notes; how to cite; what the licences allow. */
export function Teach({ site }: TeachProps) {
  const chapterOf = chaptersByFigure();
  return (
    <article className="chapter teach">
      <header className="chapter-header">
        <p className="chapter-kicker">For teachers</p>
        <h1>Figures for your course notes</h1>
      </header>
      <p className="lead">
        Every figure here can stand in your own pages, in the state that today’s lecture needs: in
        Canvas and Moodle, Jupyter Book, MyST, Sphinx, Quarto, MkDocs, Hugo, reveal.js, a notebook,
        or plain HTML.
      </p>
      <ol className="steps">
        <li>
          <strong>Set it up.</strong> Drag the figure to where you want it, or choose one of the
          states below.
        </li>
        <li>
          <strong>Press “Share…”.</strong> Say how it is to look: which controls, whether readers
          may change it, light or dark, how high. The preview shows what they will see.
        </li>
        <li>
          <strong>Copy and paste.</strong> The snippet is made for the place you choose. Those that
          put a script of ours on your page say so; the others need none. Nothing is counted, and no
          reader is followed.
        </li>
      </ol>
      <p>
        Addresses keep their meaning: what you paste today will show the same state in years to
        come. An embed follows the colour scheme of your page, works with mouse, finger and
        keyboard, prints as a picture with its address, and fits itself into any box from 280 × 220
        pixels up; 5:3 suits it best. The same dialog gives the figure as SVG and PNG, and its
        numbers as files.
      </p>

      <h2 id="gallery">The figures and their states</h2>
      <div className="gallery wide">
        {figures.map((figure) => (
          <Card key={figure.id} figure={figure} chapter={chapterOf.get(figure.id)} site={site} />
        ))}
      </div>

      <h2 id="offline">Without a network</h2>
      <p>
        After the first visit the site works in the same browser without a network.
        {HAS_PICTURES && (
          <>
            {' '}
            For a computer that has none there is{' '}
            <a href={`../${EDITION}`}>the site in one archive</a>: unpack it, and open{' '}
            <code>index.html</code> in its folder.
          </>
        )}
      </p>
      <TeachTerms site={site} />
    </article>
  );
}

function Card({
  figure,
  chapter,
  site,
}: {
  readonly figure: AnyFigure;
  readonly chapter: Chapter | undefined;
  readonly site: string | undefined;
}) {
  const { id, title, model } = figure;
  return (
    <section className="card" aria-labelledby={`figure-${id}`}>
      <header className="card-header">
        <h3 id={`figure-${id}`}>
          <a href={`../fig/${id}/`}>{title}</a>
        </h3>
        {chapter && (
          <p>
            Chapter {chapter.number}, <a href={`../${chapter.slug}/`}>{chapter.title}</a>
          </p>
        )}
      </header>
      {HAS_PICTURES && <Picture figure={figure} />}
      <p>{figure.inWords(createFigureStore(model).getInitial())}</p>
      <ul className="card-states">
        <State figure={id} name="As it is at first" />
        {model.presets.map((preset) => (
          <State
            key={preset.id}
            figure={id}
            preset={preset.id}
            name={preset.title}
            words={preset.words}
          />
        ))}
      </ul>
      <details>
        <summary>The snippet for any page</summary>
        <pre>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls, so that the keyboard must get there */}
          <code tabIndex={0}>{exampleSnippet({ site, figure: id, title })}</code>
        </pre>
        <p>
          For a state of the list, add <code>?preset=</code> and its name to the address
          {model.presets[0] && (
            <>
              : <code>?preset={model.presets[0].id}</code>
            </>
          )}
          . “Share…” writes it for the place you choose.
        </p>
      </details>
    </section>
  );
}

function State({
  figure,
  preset,
  name,
  words,
}: {
  readonly figure: string;
  readonly preset?: string;
  readonly name: string;
  readonly words?: string | undefined;
}) {
  const query = preset === undefined ? '' : `?preset=${preset}`;
  return (
    <li>
      <div>
        <a href={`../fig/${figure}/${query}`}>{name}</a>
        {words !== undefined && <p>{words}</p>}
      </div>
      <button
        type="button"
        className="button"
        data-share={figure}
        data-preset={preset}
        aria-haspopup="dialog"
      >
        Share…<span className="visually-hidden"> {name}</span>
      </button>
    </li>
  );
}

function Picture({ figure: { id, title } }: { readonly figure: AnyFigure }) {
  return (
    <picture>
      <source media="(prefers-color-scheme: dark)" srcSet={`../fig/${id}.dark.svg`} />
      <img src={`../fig/${id}.light.svg`} alt={`${title}, as it is at first`} loading="lazy" />
    </picture>
  );
}
