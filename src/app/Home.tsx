import { chapters } from '../chapters/list';
import { FigureSlot } from '../figures/FigureSlot';
import { figure as twoRulers } from '../figures/two-rulers';

/** The question, a live figure at once, and what there is to read. */
export function Home() {
  return (
    <div className="home">
      <header className="home-header">
        <h1>
          Why do people who learn distributions minimise KL divergence, and not squared error?
        </h1>
        <p>
          Drag q and p by their handles. KL and L2² both measure how far q is from p; only one of
          them keeps saying so. <a href="two-rulers/">Chapter 1 explains.</a>
        </p>
      </header>
      <FigureSlot figure={twoRulers} layout="figure" />
      <section aria-labelledby="contents">
        <h2 id="contents">Contents</h2>
        <ol className="contents">
          {chapters.map((chapter) => (
            <li key={chapter.slug}>
              <a href={`${chapter.slug}/`}>
                <span className="chapter-number">{chapter.number}</span>
                <strong>{chapter.title}</strong>
                <span>{chapter.question}</span>
              </a>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="about">
        <h2 id="about">What this is</h2>
        <p>
          An explanation you work with your hands. Every curve has handles, for mouse, finger and
          keyboard; every line of every derivation is evaluated at the state you have dragged to,
          each of its terms by a route of its own, and marked as holding or not; every number is
          computed on the spot with a bound on its error, and says so when you ask. The question it
          follows through is the one asked on every statistics forum and mostly answered by
          assertion: why KL, and when is squared error right after all?
        </p>
      </section>
    </div>
  );
}
