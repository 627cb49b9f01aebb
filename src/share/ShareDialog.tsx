import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { AnyFigure } from '../figures/FigureDefinition';
import type { AnyExports } from '../figures/FigureExports';
import { Select, type ShareRequest } from '../ui';
import { figureAddress, HAS_PICTURES } from './snippets';
import { CopyBox } from './CopyBox';
import { EmbedPart } from './EmbedPart';
import { FilesPart } from './FilesPart';
import { sharedStates, type SharedState } from './sharedState';

/** How soon after a change the address names the state (it is written at most three times a second). */
const URL_SETTLES_MS = 400;

interface ShareDialogProps {
  readonly figure: AnyFigure;
  readonly exports: AnyExports;
  readonly request: ShareRequest;
  /** The site's top folder as an absolute address. */
  readonly base: string;
  readonly onClose: () => void;
}

/** Links, embeds and files of one figure, in a state that can be chosen. */
export function ShareDialog({ figure, exports, request, base, onClose }: ShareDialogProps) {
  const { shown } = request;
  const dialog = useRef<HTMLDialogElement>(null);
  const pressed = useRef<EventTarget>(null);
  const first = useRef<HTMLButtonElement>(null);
  const title = useId();
  // Modal or not, the figure may go on: it plays, or the page around a frame sets it.
  const getPresent = () => shown?.store.get().state;
  const present = useSyncExternalStore(shown?.store.subscribe ?? neverChanges, getPresent);
  const statesAt = useMemo(() => sharedStates(figure), [figure]);
  const states = useMemo(() => statesAt(present), [statesAt, present]);
  const [chosen, setChosen] = useState(
    request.preset === undefined ? states[0]?.id : `preset ${request.preset}`,
  );
  const state = states.find(({ id }) => id === chosen) ?? states[0];

  // Modal: the browser keeps the focus inside, closes at Escape, and gives the focus back where it was.
  useLayoutEffect(() => {
    dialog.current?.showModal();
    first.current?.focus({ preventScroll: true });
  }, []);

  const shared = useMemo(
    () =>
      state && {
        base,
        figure: figure.id,
        title: figure.title,
        alt: state.alt,
        query: state.query,
        hasPictures: HAS_PICTURES,
        ...(state.preset !== undefined && { preset: state.preset }),
      },
    [base, figure, state],
  );
  if (!state || !shared) return null;
  const addressOf = ({ query }: Pick<SharedState, 'query'> = state) =>
    figureAddress({ base, figure: figure.id, query });
  const isFrame = window.parent !== window;

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keeps keys of the page behind from acting
    <dialog
      ref={dialog}
      className="share-dialog"
      aria-labelledby={title}
      onClose={onClose}
      onKeyDown={(event) => event.stopPropagation()}
      onPointerDown={({ target }) => {
        pressed.current = target;
      }}
      onClick={({ target }) => {
        // On the backdrop: everything of the dialog's own lies in the parts within it. A selection of text that was drawn
        // as far as there has begun in one of them.
        if (target === dialog.current && pressed.current === target) dialog.current.close();
      }}
    >
      <div className="share-header">
        <h2 id={title}>Share “{figure.title}”</h2>
        <button
          type="button"
          className="notice-close"
          aria-label="Close"
          onClick={() => dialog.current?.close()}
        >
          ×
        </button>
      </div>
      <div className="share-body">
        <Select
          label="State"
          value={state.id}
          options={states.map(({ id, name }) => ({ value: id, text: name }))}
          onChange={setChosen}
        />
        {base.startsWith('file:') && (
          <p className="share-note">
            This copy of the site lies on your computer: its addresses work nowhere else. Open it
            from a server, and they will name that.
          </p>
        )}
        {state.isTooBig && (
          <p className="share-note">
            This state is too big for an address: links and embeds leave its data out. The files
            hold it.
          </p>
        )}
        <section className="share-links" aria-label="Link">
          <h3>Link</h3>
          {shown && !isFrame && !location.href.startsWith(addressOf({ query: '' })) && (
            <PageLink present={present} />
          )}
          <CopyBox
            label="The figure by itself"
            text={addressOf(state)}
            button="Copy link"
            focused={(button) => {
              first.current = button;
            }}
          />
        </section>
        <EmbedPart of={shared} canPreview={!isFrame} />
        {shown && (
          <FilesPart
            figure={figure}
            exports={exports}
            shown={shown}
            address={() => addressOf(statesAt(shown.store.get().state)[0])}
          />
        )}
      </div>
    </dialog>
  );
}

const neverChanges = () => () => {};

/** The page as it stands, with all its figures: its address names their states, a moment after they change. */
function PageLink({ present }: { readonly present: unknown }) {
  const [href, setHref] = useState(location.href);
  useEffect(() => {
    const timer = setTimeout(() => setHref(location.href), URL_SETTLES_MS);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- the address follows the state
  }, [present]);
  return (
    <CopyBox label="This page, all its figures as they stand" text={href} button="Copy link" />
  );
}
