import type { ReactNode } from 'react';
import { chapters } from '../chapters/list';

/** Header, main and footer around every page. `root` leads from the page to the site's top folder. */
export function Shell({
  root,
  current,
  children,
}: {
  readonly root: string;
  readonly current: string;
  readonly children: ReactNode;
}) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to the text
      </a>
      <header className="site-header">
        <a className="site-name" href={root} aria-current={current === '' ? 'page' : undefined}>
          <Mark /> Nats &amp; Squares
        </a>
        <nav className="site-nav" aria-label="Chapters">
          <ol>
            {chapters.map((chapter) => (
              <li key={chapter.slug}>
                <a
                  href={`${root}${chapter.slug}/`}
                  aria-current={current === chapter.slug ? 'page' : undefined}
                >
                  <span className="chapter-number">{chapter.number}</span> {chapter.title}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <div className="site-tools">
          <label>
            <span className="visually-hidden">Colours</span>
            <select data-theme-choice="" defaultValue="auto">
              <option value="auto">Auto</option>
              <option value="light">Light</option>
              <option value="dark">Dark</option>
            </select>
          </label>
          <button type="button" data-present-toggle="" aria-pressed="false">
            Present
          </button>
        </div>
      </header>
      <noscript>
        <p className="no-script">
          Without JavaScript the figures stand still in the state they start from; all there is to
          read is here.
        </p>
      </noscript>
      <main id="main">{children}</main>
      <footer className="site-footer">
        <p>
          <a href={`${root}teach/`} aria-current={current === 'teach' ? 'page' : undefined}>
            For teachers
          </a>{' '}
          · Nats &amp; Squares · code under the MIT licence, text and figures under CC BY 4.0 · no
          tracking, nothing is loaded from elsewhere.
        </p>
      </footer>
    </>
  );
}

/** Two densities, one solid and one dashed: the whole subject in a glyph. */
function Mark() {
  return (
    <svg className="site-mark" viewBox="0 0 32 20" width="32" height="20" aria-hidden="true">
      <path d="M1 19 C8 19 7 2 12 2 S16 19 23 19" fill="none" stroke="var(--q)" strokeWidth="2" />
      <path
        d="M9 19 C16 19 15 7 20 7 S24 19 31 19"
        fill="none"
        stroke="var(--p)"
        strokeWidth="2"
        strokeDasharray="3 2"
      />
    </svg>
  );
}
